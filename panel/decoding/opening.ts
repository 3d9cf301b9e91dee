import type { Connection } from '../../src/connection.ts'
import type { Input, Opening } from '../../src/decode/decoder.ts'
import { limits } from '../../src/decode/limits.ts'
import type { Message } from '../../src/event.ts'
import { libraryOf } from '../../src/knowledge/libraries.ts'

/** How a connection began, as far as that was kept. */
export async function openingOf(connection: Connection): Promise<Opening> {
  const first = connection.messages.slice(0, limits.opening)
  const messages: Input[] = []
  for (const message of first) {
    const body = await bodyOf(message)
    if (body !== undefined) {
      messages.push({ direction: message.direction, body: body.slice(0, limits.openingSize) })
    }
  }
  const accepted = connection.opened?.protocol
  const library = libraryOf(connection)?.id
  return {
    url: connection.url,
    subprotocols: accepted ? [accepted] : connection.protocols,
    messages,
    ...(library !== undefined && { library }),
  }
}

/** The body a decoder can read; undefined where it was not kept or cannot be read any more. */
export async function bodyOf({ body }: Message): Promise<string | Uint8Array | undefined> {
  if (!(body instanceof Blob)) return body
  try {
    return new Uint8Array(await body.arrayBuffer())
  } catch {
    return undefined
  }
}
