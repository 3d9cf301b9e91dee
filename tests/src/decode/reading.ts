import type { Decoded, Input, Opening, Options } from '../../../src/decode/decoder.ts'
import { decoders } from '../../../src/decode/decoders.ts'
import { toTree } from '../../../src/decode/tree.ts'

export interface Given extends Partial<Opening> {
  direction?: Input['direction']
  attachments?: readonly Uint8Array[]
  options?: Options
}

/** Decodes one message with one decoder; the structure as the panel gets it. */
export async function read(
  id: string,
  body: string | Uint8Array,
  given: Given = {},
): Promise<Decoded> {
  const { direction = 'receive', attachments, options = {} } = given
  const decoder = decoders.find((known) => known.id === id)
  if (!decoder) throw new Error(`No decoder ${id}`)
  const input = { direction, body, ...(attachments && { attachments }) }
  const decoded = await decoder.decode(input, opening(given), options)
  return { ...decoded, value: JSON.parse(JSON.stringify(toTree(decoded.value))) }
}

/** The summary alone. */
export async function say(id: string, body: string | Uint8Array, given?: Given): Promise<string> {
  return (await read(id, body, given)).summary
}

export function opening(given: Partial<Opening> = {}): Opening {
  const { url = 'wss://app.test/', subprotocols = [], messages = [], library } = given
  return { url, subprotocols, messages, ...(library !== undefined && { library }) }
}

/** Messages received, as the beginning of a connection. */
export function received(...bodies: (string | Uint8Array)[]): Input[] {
  return bodies.map((body) => ({ direction: 'receive', body }))
}

export function sent(...bodies: (string | Uint8Array)[]): Input[] {
  return bodies.map((body) => ({ direction: 'send', body }))
}

export function utf8Bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
