import type { Message } from '../event.ts'
import { toBase64 } from '../format/base64.ts'
import type { MessageFacts } from './format.ts'

/**
 * An item of `_webSocketMessages` as Chrome writes it.
 *
 * @param body What of the body goes into the file; undefined leaves it out.
 */
export async function messageItem(
  message: Message,
  body: Message['body'],
  hide: <T>(value: T) => T,
): Promise<string> {
  const { direction, type, at } = message
  return JSON.stringify({
    type: direction,
    time: at / 1000,
    opcode: type === 'binary' ? 2 : 1,
    data: body === undefined ? '' : await textOf(body),
    _websocketDoctor: factsOf(message, body, hide),
  })
}

async function textOf(body: NonNullable<Message['body']>): Promise<string> {
  if (typeof body === 'string') return body
  if (body instanceof Uint8Array) return toBase64(body)
  return toBase64(new Uint8Array(await body.arrayBuffer()))
}

function factsOf(message: Message, body: Message['body'], hide: <T>(value: T) => T): MessageFacts {
  const { seq, size, at, whole, buffered, state, stack, activation, running } = message
  return {
    seq,
    size,
    ...((at / 1000) * 1000 !== at && { at }),
    ...(!whole && { whole }),
    ...(body === undefined && { kept: false as const }),
    ...(buffered !== undefined && { buffered }),
    ...(state !== undefined && { state }),
    ...(stack !== undefined && { stack: hide(stack) }),
    ...(activation !== undefined && { activation }),
    ...(running && { running: hide(running) }),
  }
}
