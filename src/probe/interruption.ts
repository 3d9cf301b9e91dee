import type { PageEvent } from '../event.ts'
import type { Attempt } from './attempt.ts'
import { isLiving } from './place.ts'
import type { Probe, View } from './probe.ts'

/** What made a test void from outside. */
export type Interruption =
  | { kind: 'left' }
  | { kind: 'suspended' }
  | { kind: 'offline' }
  | { kind: 'recording-paused' }
  /** Closed from our side without our asking: the page does so when it loses the panel. */
  | { kind: 'detached' }
  /** The page did not make the socket. */
  | { kind: 'no-answer' }

/** A page that runs makes the socket within this time; ms. */
const ANSWER = 10_000
/** Less is a step of the wall clock, or a long task; ms. */
const LONG = 5_000

export function interruptionOf(
  { plan }: Probe,
  attempt: Attempt,
  { log, recording }: View,
  now: number,
): Interruption | undefined {
  if (!recording) return { kind: 'recording-paused' }
  const page = log.pages.get(plan.doc)
  if (attempt.left || (page && !isLiving(page))) return { kind: 'left' }
  const { end, refused } = attempt.facts
  if (end?.by === 'page' && !refused) return { kind: 'detached' }
  const since = attempt.constructedAt
  if (since === undefined) {
    return now >= attempt.askedAt + ANSWER ? { kind: 'no-answer' } : undefined
  }
  const events = page?.events.filter((event) => event.at >= since) ?? []
  if (events.some(isSuspension)) return { kind: 'suspended' }
  return events.some(({ kind }) => kind === 'offline') ? { kind: 'offline' } : undefined
}

function isSuspension(event: PageEvent): boolean {
  if (event.kind === 'clock') return event.jump >= LONG
  return event.kind === 'freeze' || (event.kind === 'paused' && event.duration >= LONG)
}
