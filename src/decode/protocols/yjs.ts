import { brief, sentence } from '../brief.ts'
import { type Decoded, type Decoder, type Opening, Undecodable } from '../decoder.ts'
import { bytesOf, jsonOf } from '../json.ts'
import { createReader, type Reader, utf8 } from '../reader.ts'
import { everyBinary } from '../samples.ts'
import { headOfUpdate, stateVector } from '../yjs-update.ts'

/**
 * The sync and awareness protocols of Yjs as y-websocket sends them, also with the document's name
 * before, as Hocuspocus does. Numbers are read by the format's own rules: 20 lines, where the
 * library would bring all of Yjs.
 */
export const yjs: Decoder = {
  id: 'yjs',
  name: 'Yjs',
  about: 'Sync steps, updates and awareness of Yjs documents.',
  source: 'https://github.com/yjs/y-protocols/blob/master/PROTOCOL.md',
  fits: async (opening) =>
    hasSyncStep(opening) && (await everyBinary(opening, (bytes) => decode(bytes) !== undefined)),
  decode: ({ body }) => decode(bytesOf(body)),
}

/** Each side begins with the first step. */
function hasSyncStep(opening: Opening): boolean {
  return opening.messages.some(({ body }) => typeof body !== 'string' && startsSync(body))
}

function startsSync(bytes: Uint8Array): boolean {
  try {
    return decode(bytes).summary.includes('sync step 1')
  } catch {
    return false
  }
}

function decode(bytes: Uint8Array): Decoded {
  try {
    return readMessage(createReader(bytes), undefined)
  } catch (error) {
    // Hocuspocus: https://github.com/ueberdosis/hocuspocus/blob/main/docs/guides/custom-extensions.md
    const reader = createReader(bytes)
    const length = reader.varint()
    if (length === 0 || length >= reader.left) throw error
    return readMessage(reader, utf8(reader.bytes(length)))
  }
}

function readMessage(reader: Reader, document: string | undefined): Decoded {
  const { summary, value } = readBody(reader)
  if (reader.left > 0) throw new Undecodable('Something follows the message')
  return {
    summary: sentence(summary, document !== undefined && `of ${brief(document)}`),
    value: { ...(document !== undefined && { document }), ...value },
    layers: [document === undefined ? 'Yjs' : 'Hocuspocus'],
  }
}

interface Said {
  summary: string
  value: object
}

function readBody(reader: Reader): Said {
  switch (reader.varint()) {
    case 0:
      return readSync(reader)
    case 1:
      return readAwareness(sized(reader))
    case 2:
      return readAuth(reader)
    case 3:
      return { summary: 'query awareness', value: { message: 'query awareness' } }
    default:
      throw new Undecodable('No Yjs message')
  }
}

function sized(reader: Reader): Reader {
  return createReader(reader.bytes(reader.varint()))
}

function readSync(reader: Reader): Said {
  const step = reader.varint()
  if (step > 2) throw new Undecodable('No Yjs sync step')
  const bytes = reader.bytes(reader.varint())
  if (step === 0) {
    const state = stateVector(bytes)
    const summary = sentence('sync step 1', clients(state.size))
    return { summary, value: { message: 'sync step 1', state } }
  }
  const message = step === 1 ? 'sync step 2' : 'update'
  const head = headOfUpdate(bytes)
  return {
    summary: sentence(message, `${bytes.length} bytes`, clients(head.clients)),
    value: { message, size: bytes.length, ...head, update: bytes },
  }
}

function clients(count: number): string {
  return `of ${count} ${count === 1 ? 'client' : 'clients'}`
}

function readAwareness(reader: Reader): Said {
  const states = new Map<number, unknown>()
  for (let left = reader.varint(); left > 0; left--) {
    const client = reader.varint()
    const clock = reader.varint()
    const text = utf8(reader.bytes(reader.varint()))
    states.set(client, { clock, state: text === 'null' ? 'gone' : (jsonOf(text) ?? text) })
  }
  const first = [...states.values()][0]
  const summary = sentence('awareness', clients(states.size), brief(first))
  return { summary, value: { message: 'awareness', states } }
}

function readAuth(reader: Reader): Said {
  if (reader.varint() !== 0) throw new Undecodable('No Yjs message')
  const reason = utf8(reader.bytes(reader.varint()))
  return { summary: sentence('permission denied', reason), value: { permissionDenied: reason } }
}
