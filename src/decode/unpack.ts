import { fromBase64, toBase64 } from '../format/base64.ts'
import { compressionOf, inflateUpTo } from './inflate.ts'
import { jsonOf } from './json.ts'
import { readableText } from './reader.ts'

/** What stood in what, outermost first. */
export interface Unpacked {
  readonly layers: readonly Layer[]
  /** It unpacks to more than `MOST`: only the beginning is there. */
  readonly cut: boolean
}

export interface Layer {
  /** What the layer around it was packed with; of the innermost also what it is. */
  readonly format: string
  readonly body: string | Uint8Array
}

/** Most that comes out, bytes or characters. */
export const MOST = 16 * 1024 * 1024

/** Layers in each other. */
const DEEPEST = 6

/** Characters of base64 that are looked at: a word may be base64 by chance. */
const SHORTEST = 16
/** What is JSON inside is no chance. */
const SHORTEST_OF_JSON = 8

/**
 * Takes off what a body is packed in: JSON in a string of JSON, base64, gzip, zlib and deflate, in
 * any order. What does not come out readable is left as it is: no layer is a guess.
 */
export async function unpackLayers(body: string | Uint8Array): Promise<Unpacked> {
  const layers: Layer[] = []
  let held: string | Uint8Array = body
  let cut = false
  while (layers.length < DEEPEST && !cut) {
    const inner: Inner | undefined =
      typeof held === 'string' ? await insideText(held) : await insideBytes(held)
    if (!inner) break
    layers.push({ format: inner.format, body: inner.body })
    held = inner.body
    cut = inner.cut ?? false
  }
  // Where the beginning is all there is, it still may be text.
  if (cut && typeof held !== 'string') {
    const text = beginningOfText(held)
    if (text !== undefined) layers.push({ format: 'text', body: text })
  }
  return { layers, cut }
}

interface Inner extends Layer {
  readonly cut?: boolean
}

async function insideText(text: string): Promise<Inner | undefined> {
  if (text.length > MOST) return undefined
  if (text.startsWith('"')) {
    const held = jsonOf(text)
    return typeof held === 'string' ? { format: 'JSON string', body: held } : undefined
  }
  if (!mayBeBase64(text)) return undefined
  const url = /^data:[^,]{0,200};base64,/.exec(text)?.[0] ?? ''
  const bytes = bytesOfBase64(text.slice(url.length))
  if (!bytes || !(await isReadable(bytes, text.length))) return undefined
  return { format: url === '' ? 'base64' : 'data URL', body: bytes }
}

/** Characters of a line of base64 where it is broken into lines. https://www.rfc-editor.org/rfc/rfc2045#section-6.8 */
const LINE = 76

/** Whether a text is worth a closer look; cheap. */
export function mayBeBase64(text: string): boolean {
  return (
    text.length >= SHORTEST_OF_JSON &&
    text.length <= MOST &&
    (/^[\w+/-]+={0,2}(?:[\r\n]|$)/.test(text.slice(0, LINE)) ||
      /^data:[^,]{0,200};base64,/.test(text))
  )
}

/** The bytes, where the text is base64 as an encoder writes it. https://www.rfc-editor.org/rfc/rfc4648 */
function bytesOfBase64(text: string): Uint8Array | undefined {
  const line = text.includes('\n') ? text.replace(/\r?\n/g, '') : text
  const bare = line.replace(/={1,2}$/, '')
  const isUrlSafe = bare.includes('-') || bare.includes('_')
  if (/[^\w+/-]/.test(bare) || (isUrlSafe && /[+/]/.test(bare))) return undefined
  if (bare.length !== line.length && line.length % 4 !== 0) return undefined
  const bytes = fromBase64(bare)
  // Bits that are left over are nought.
  const again = bytes && toBase64(bytes.subarray(-3 - (bytes.length % 3))).replace(/=+$/, '')
  const tail = bare.replaceAll('-', '+').replaceAll('_', '/')
  return again !== undefined && tail.endsWith(again) ? bytes : undefined
}

async function isReadable(bytes: Uint8Array, length: number): Promise<boolean> {
  const text = readableText(bytes)
  if (text !== undefined) return isStructure(text) || (length >= SHORTEST && isProse(text))
  return length >= SHORTEST && (await insideBytes(bytes)) !== undefined
}

function isStructure(text: string): boolean {
  const value = /^\s*[[{]/.test(text) ? jsonOf(text) : undefined
  return typeof value === 'object' && value !== null
}

/** Text as people and programs write it: chance makes bytes of all kinds. */
function isProse(text: string): boolean {
  const plain = text.replace(/[^\p{L}\p{N}\s.,:;!?'"()/@&=+*<>[\]{}_%$#-]/gu, '').length
  const ascii = text.replace(/[^\x20-\x7e\s]/g, '').length
  return plain >= text.length * 0.9 && (ascii === text.length || text.length >= 24)
}

async function insideBytes(bytes: Uint8Array): Promise<Inner | undefined> {
  const kind = compressionOf(bytes)
  const output = kind && (await inflateUpTo(bytes, kind, MOST))
  if (output && output.bytes.length > 0) {
    return { format: kind === 'gzip' ? 'gzip' : 'zlib', body: output.bytes, cut: output.cut }
  }
  const text = readableText(bytes)
  if (text !== undefined && text !== '') {
    return { format: isStructure(text) ? 'JSON' : 'text', body: text }
  }
  return insideRaw(bytes)
}

/** Deflate without a header has no marks: only what comes out tells that it was one. */
async function insideRaw(bytes: Uint8Array): Promise<Inner | undefined> {
  if (bytes.length < 8) return undefined
  const output = await inflateUpTo(bytes, 'deflate-raw', MOST)
  const text = output && (output.cut ? beginningOfText(output.bytes) : readableText(output.bytes))
  if (!output || text === undefined || text.length < 8) return undefined
  if (!isStructure(text) && !isProse(text)) return undefined
  return { format: 'deflate', body: output.bytes, cut: output.cut }
}

/** Text that was cut where a character may not be whole. */
function beginningOfText(bytes: Uint8Array): string | undefined {
  for (let end = bytes.length; end > bytes.length - 4 && end > 0; end--) {
    const text = readableText(bytes.subarray(0, end))
    if (text !== undefined) return text
  }
  return undefined
}
