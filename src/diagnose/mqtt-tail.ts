import type { Connection } from '../connection.ts'
import type { Message } from '../event.ts'

/** Packets that refuse are short, and may come a byte a message. */
const MAX_MESSAGES = 8
const MAX_BYTES = 64
/** Parts of one packet are sent in one go, ms. */
const TOGETHER = 100

/**
 * The message together with those right before it that hold the beginning of its packet: packets of
 * MQTT need not begin with a message.
 * https://docs.oasis-open.org/mqtt/mqtt/v3.1.1/os/mqtt-v3.1.1-os.html#_Toc398718127
 */
export function wholePacket({ messages }: Connection, last: Message): Message {
  let bytes: number[] = []
  let begin = messages.lastIndexOf(last)
  for (let count = 0; count < MAX_MESSAGES && begin >= 0; begin--) {
    const message = messages[begin]
    if (message?.direction !== 'receive') continue
    const { body, at } = message
    if (!(body instanceof Uint8Array) || last.at - at > TOGETHER) break
    bytes = [...body, ...bytes]
    if (bytes.length > MAX_BYTES) break
    // The second byte of a short packet is the length of the rest.
    if (bytes[1] === bytes.length - 2) return { ...last, body: Uint8Array.from(bytes) }
    count++
  }
  return last
}
