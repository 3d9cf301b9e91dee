import type { Message } from './event.ts'
import { type KnownHeartbeat, knownHeartbeat } from './knowledge/heartbeats.ts'

/** What messages that look alike have in common. */
export interface Likeness {
  readonly signature: string
  readonly known: KnownHeartbeat | undefined
}

/** Bytes; what is longer and of no known shape carries data. */
export const MAX_SIZE = 64

/** Nothing for a message that is too large for a heartbeat. */
export function likenessOf(message: Message): Likeness | undefined {
  const known = knownHeartbeat(message)
  if (known) return { signature: `${known.label} ${known.answer}`, known }
  return message.size > MAX_SIZE ? undefined : { signature: signatureOf(message), known }
}

/** Of messages whose bodies are gone. */
export function sizeSignature(size: number): string {
  return `${size}:`
}

/** Digits stand for any number or time. Binary messages are alike when they start and end alike. */
function signatureOf({ body, size }: Message): string {
  if (typeof body === 'string') return body.replace(/\d+/g, '#')
  if (body instanceof Uint8Array && body.length > 0) return `${size}:${body[0]}`
  return sizeSignature(size)
}
