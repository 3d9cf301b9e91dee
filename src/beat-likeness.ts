import type { Body, Message } from './event.ts'
import { type KnownHeartbeat, knownHeartbeat } from './knowledge/heartbeats.ts'

/** What messages that look alike have in common. */
export interface Likeness {
  readonly signature: string
  readonly known: KnownHeartbeat | undefined
}

/** How messages that look alike differ: a heartbeat may count or tell the time, data goes up and down. */
export type Variation = 'none' | 'counting' | 'data'

/** Bytes; what is longer and of no known shape carries data. */
const MAX_SIZE = 64

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

/** Of one message and the next that look alike. */
export function variation(before: Body, after: Body): Variation {
  if (typeof before === 'string' && typeof after === 'string') {
    return before === after ? 'none' : grows(numbersIn(before), numbersIn(after))
  }
  if (before instanceof Uint8Array && after instanceof Uint8Array) {
    return grows([...before], [...after])
  }
  return 'data'
}

/** The stronger of two. */
export function wider(a: Variation, b: Variation): Variation {
  if (a === 'data' || b === 'data') return 'data'
  return a === 'counting' ? a : b
}

/** Digits stand for any number or time. Binary messages are alike when they start and end alike. */
function signatureOf({ body, size }: Message): string {
  if (typeof body === 'string') return body.replace(/\d+/g, '#')
  if (body instanceof Uint8Array && body.length > 0) return `${size}:${body[0]}`
  return sizeSignature(size)
}

function numbersIn(text: string): number[] {
  return (text.match(/\d+/g) ?? []).map(Number)
}

/** Counters never go back; of bytes the first that differs tells, as in a number written in full. */
function grows(before: readonly number[], after: readonly number[]): Variation {
  if (before.length !== after.length) return 'data'
  const index = before.findIndex((value, place) => value !== after[place])
  if (index < 0) return 'none'
  return (before[index] ?? 0) < (after[index] ?? 0) ? 'counting' : 'data'
}
