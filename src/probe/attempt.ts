import type { Connection, ConnectionId } from '../connection.ts'
import { longestSilence } from '../diagnose/silence.ts'
import type { Log } from '../log.ts'
import { type Facts, factsOf } from './facts.ts'
import type { Plan } from './plan.ts'
import { replyTo } from './replies.ts'

/** One socket of a test. Times by the panel's clock, ms. */
export interface Attempt {
  /** Names it to the page. */
  readonly id: string
  readonly askedAt: number
  /** How long it is watched once open, ms. */
  readonly wait: number
  /** What it sends to keep alive, if it does. */
  readonly keepAlive?: { readonly data: string | Uint8Array; readonly interval: number }
  /** Once the page has made it. */
  readonly connection?: ConnectionId
  /** By the page's clock. */
  readonly constructedAt?: number
  /** What was seen so far; kept, for the log may be cleared. */
  readonly facts: Facts
  readonly openedAt?: number
  readonly endedAt?: number
  /** The document went away, or froze into the back/forward cache. */
  readonly left: boolean
  readonly openingSent: boolean
  /** `seq` of the last message looked at. */
  readonly read: number
  readonly beats: number
  readonly beatAt?: number
  /** Messages received after the first keep-alive. */
  readonly answers: number
  /** The longest silences it lived through, ms: of both directions, and of ours. */
  readonly lived: { readonly any: number; readonly send: number }
}

/** What an attempt asks the page to send, in order. */
export type Payload = string | Uint8Array

export function startAttempt(
  id: string,
  now: number,
  wait: number,
  keepAlive?: Attempt['keepAlive'],
): Attempt {
  return {
    id,
    askedAt: now,
    wait,
    ...(keepAlive && { keepAlive }),
    facts: { blocked: false },
    left: false,
    openingSent: false,
    read: 0,
    beats: 0,
    answers: 0,
    lived: { any: 0, send: 0 },
  }
}

/** Takes in what the log tells of it by now. */
export function look(attempt: Attempt, log: Log, plan: Plan, now: number): Attempt {
  const connection = find(attempt, log, plan)
  if (!connection) return attempt
  const facts = merge(attempt.facts, factsOf(connection, log))
  const { openedAt = now, endedAt = now, lived } = attempt
  return {
    ...attempt,
    connection: connection.id,
    constructedAt: connection.constructed.at,
    facts,
    ...(facts.openedAfter !== undefined && { openedAt }),
    ...(facts.end && { endedAt }),
    left: attempt.left || connection.documentLeft !== undefined,
    lived: {
      any: Math.max(lived.any, longestSilence(connection, 'any')),
      send: Math.max(lived.send, longestSilence(connection, 'send')),
    },
  }
}

/** What is to be sent now: the opening, answers to pings, a keep-alive that is due. */
export function keepUp(
  attempt: Attempt,
  log: Log,
  plan: Plan,
  now: number,
): { attempt: Attempt; payloads: Payload[] } {
  const connection = attempt.connection && log.connections.get(attempt.connection)
  if (!connection || attempt.openedAt === undefined || attempt.endedAt !== undefined) {
    return { attempt, payloads: [] }
  }
  const received = unread(connection, attempt.read)
  const opening = openingDue(attempt, plan)
  const replies = received.flatMap((message) => replyTo(message, plan.replies) ?? [])
  const beat = beatDue(attempt, now)
  return {
    attempt: {
      ...attempt,
      openingSent: attempt.openingSent || opening !== undefined,
      read: received.at(-1)?.seq ?? attempt.read,
      ...(beat !== undefined && { beats: attempt.beats + 1, beatAt: now }),
      answers: attempt.answers + (attempt.beats > 0 ? received.length : 0),
    },
    payloads: [opening, ...replies, beat].filter((payload) => payload !== undefined),
  }
}

/** Whether the protocol's opening has been said, as far as it is said. */
export function isIntroduced(attempt: Attempt, plan: Plan): boolean {
  return plan.opening.kind !== 'replay' || attempt.openingSent
}

function find({ connection, id }: Attempt, log: Log, { doc }: Plan): Connection | undefined {
  if (connection) return log.connections.get(connection)
  for (const candidate of log.connections.values()) {
    if (candidate.doc === doc && candidate.constructed.test === id) return candidate
  }
  return undefined
}

/** The first message stays the first, whatever the bounds of the log let go. */
function merge(before: Facts, now: Facts): Facts {
  const { firstMessageAfter } = before
  return { ...before, ...now, ...(firstMessageAfter !== undefined && { firstMessageAfter }) }
}

function openingDue(attempt: Attempt, { opening }: Plan): string | undefined {
  if (opening.kind !== 'replay' || attempt.openingSent) return undefined
  const may = opening.when === 'open' || attempt.facts.firstMessageAfter !== undefined
  return may ? opening.data : undefined
}

function beatDue({ keepAlive, openedAt, beatAt }: Attempt, now: number): Payload | undefined {
  if (!keepAlive || openedAt === undefined) return undefined
  return now >= (beatAt ?? openedAt) + keepAlive.interval ? keepAlive.data : undefined
}

function unread({ messages }: Connection, read: number): Connection['messages'] {
  const from = messages.findLastIndex(({ seq }) => seq <= read) + 1
  return messages.slice(from).filter(({ direction }) => direction === 'receive')
}
