import { brief, sentence } from '../brief.ts'
import { type Decoder, Undecodable } from '../decoder.ts'
import { jsonOf } from '../json.ts'
import { limits } from '../limits.ts'
import { readableText } from '../reader.ts'
import { someText } from '../samples.ts'

/**
 * STOMP 1.0 to 1.2: a command, headers, a body up to NUL; a line break alone is a heart-beat. One
 * message may hold several frames, and libraries send either text or bytes.
 */
export const stomp: Decoder = {
  id: 'stomp',
  name: 'STOMP',
  about: 'Command, destination, headers and body of STOMP frames.',
  source: 'https://stomp.github.io/stomp-specification-1.2.html',
  subprotocol: /^v1[012]\.stomp$/,
  libraries: ['stomp'],
  fits: (opening) => someText(opening, looksLikeStomp),
  decode({ body }) {
    const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
    const frames = framesOf(text)
    if (frames.length === 0) {
      if (!/^[\r\n]+$/.test(text)) throw new Undecodable('No STOMP frame')
      return { summary: 'heart-beat', value: { heartBeat: true }, layers: ['STOMP'] }
    }
    const single = frames.length === 1 ? frames[0] : undefined
    return {
      summary: sentence(frames.map(summaryOf).join(' · ')),
      value: single ?? frames,
      layers: ['STOMP', ...(frames.some(({ body: held }) => isTree(held)) ? ['JSON'] : [])],
    }
  },
}

interface Frame {
  command: string
  headers: { [name: string]: string }
  body?: unknown
}

const COMMANDS =
  'CONNECT|STOMP|CONNECTED|SEND|SUBSCRIBE|UNSUBSCRIBE|ACK|NACK|BEGIN|COMMIT|ABORT|DISCONNECT|MESSAGE|RECEIPT|ERROR'

const START = new RegExp(`^(?:${COMMANDS})\\r?\\n`)

/** Whether a text begins as a STOMP frame does. */
export function looksLikeStomp(text: string): boolean {
  return START.test(text) && text.includes('\0')
}

function framesOf(text: string): Frame[] {
  const frames: Frame[] = []
  let rest = text
  while (frames.length < limits.packets) {
    rest = rest.replace(/^[\r\n]+/, '')
    if (rest === '') break
    const [frame, length] = readFrame(rest)
    frames.push(frame)
    rest = rest.slice(length)
  }
  return frames
}

/** The first frame, and how many characters it takes. */
function readFrame(text: string): [Frame, number] {
  if (!START.test(text)) throw new Undecodable('No STOMP command')
  const blank = /\r?\n\r?\n/.exec(text)
  if (!blank) throw new Undecodable('The headers do not end')
  const [command = '', ...lines] = text.slice(0, blank.index).split(/\r?\n/)
  const headers = headersOf(lines)
  const from = blank.index + blank[0].length
  const to = endOf(text, from, headers['content-length'])
  const body = text.slice(from, to)
  return [{ command, headers, ...(body !== '' && { body: jsonOf(body) ?? body }) }, to + 1]
}

/** The first of equal headers counts. https://stomp.github.io/stomp-specification-1.2.html#Repeated_Header_Entries */
function headersOf(lines: readonly string[]): { [name: string]: string } {
  const headers: { [name: string]: string } = Object.create(null)
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon < 0) throw new Undecodable('A header without a colon')
    headers[unescaped(line.slice(0, colon))] ??= unescaped(line.slice(colon + 1))
  }
  return headers
}

const escapes: Record<string, string> = { '\\c': ':', '\\n': '\n', '\\r': '\r', '\\\\': '\\' }

function unescaped(text: string): string {
  return text.replace(/\\[cnr\\]/g, (mark) => escapes[mark] ?? mark)
}

/** Where the NUL of the body stands: by its length in bytes where it is given, as it may hold NULs. */
function endOf(text: string, from: number, contentLength: string | undefined): number {
  if (contentLength !== undefined && /^\d{1,9}$/.test(contentLength)) {
    const end = from + charactersOf(text.slice(from), Number(contentLength))
    if (text[end] === '\0') return end
  }
  const end = text.indexOf('\0', from)
  if (end < 0) throw new Undecodable('The body does not end')
  return end
}

/** How many characters so many bytes of UTF-8 are. */
function charactersOf(text: string, bytes: number): number {
  const encoded = new TextEncoder().encode(text).subarray(0, bytes)
  return (readableText(encoded) ?? new TextDecoder().decode(encoded)).length
}

function summaryOf({ command, headers, body }: Frame): string {
  const where = headers.destination ?? headers.message ?? headers.version
  const id = headers.subscription ?? headers['receipt-id'] ?? headers.id
  const beats = command.startsWith('CONNECT') ? headers['heart-beat'] : undefined
  return sentence(
    command,
    where ?? (id !== undefined && `#${id}`),
    beats !== undefined && `heart-beat ${beats}`,
    brief(body),
  )
}

function isTree(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}
