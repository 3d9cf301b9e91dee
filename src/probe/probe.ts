import { rounded } from '../diagnose/words.ts'
import type { DocumentId } from '../event.ts'
import type { Log } from '../log.ts'
import { mayBeIdle, replaced, sameKind, silenceOf } from './alike.ts'
import { type Attempt, isIntroduced, keepUp, look, type Payload, startAttempt } from './attempt.ts'
import { type Interruption, interruptionOf } from './interruption.ts'
import { HANDSHAKE_WAIT, type Plan, WAIT, waitFor } from './plan.ts'

/**
 * A running test of a connection: one fresh socket that stays silent, and only if that dies as the
 * app's did a second one that keeps alive. Pure: each step takes what the log tells by now and says
 * what the page is to do.
 */
export interface Probe {
  readonly plan: Plan
  /** Prefix of the names of its sockets. */
  readonly id: string
  readonly phase: Phase
  readonly startedAt: number
  /** The silent one, then the one that keeps alive. */
  readonly attempts: readonly Attempt[]
  /** The payload the user confirmed. */
  readonly payload?: string
  /** Why it ended before it had an answer. */
  readonly ended?: Ended
}

/**
 * `open`: the protocol's opening is being said. `waiting`: the silent socket is watched. `confirm`: it
 * died, and the second socket waits for the user's payload. `keep-alive`: the second is watched.
 */
export type Phase = 'opening' | 'open' | 'waiting' | 'confirm' | 'keep-alive' | 'done'

export type Ended = { kind: 'stopped' } | { kind: 'replaced' } | Interruption

export type Command =
  | { kind: 'open'; doc: DocumentId; id: string; url: string; protocols: readonly string[] }
  | { kind: 'send'; doc: DocumentId; id: string; data: Payload }
  | { kind: 'close'; doc: DocumentId; id: string }

export interface Step {
  probe: Probe
  commands: Command[]
}

/** What a step looks at. */
export interface View {
  readonly log: Log
  readonly recording: boolean
}

/** Handshake facts and the leaving of a document come after the end of a socket; ms. */
const SETTLE = 1_500
/** A server that allows one connection is given so long to end the other one; ms. */
const REPLACEMENT = 3_250

/** Half of a silence shorter than this leaves a busy machine no room to be late; ms. */
const SHORT = 5_000

/** @param id unique over the tests of a panel. */
export function startProbe(plan: Plan, id: string, now: number): Step {
  const probe: Probe = { plan, id, phase: 'opening', startedAt: now, attempts: [] }
  return open(probe, startAttempt(`${id}-silent`, now, plan.wait), 'opening')
}

/** Takes a step; cheap, so it may be called after each change of the log and by a timer. */
export function advance(probe: Probe, view: View, now: number): Step {
  if (probe.phase === 'done') return { probe, commands: [] }
  if (probe.phase === 'confirm') return advanceConfirm(probe, view)
  const current = last(probe)
  if (!current) return finish(probe)
  const attempt = look(current, view.log, probe.plan, now)
  const looked = withLast(probe, attempt)
  const interruption = interruptionOf(looked, attempt, view, now)
  if (interruption) return finish(looked, interruption)
  if (isReplaced(looked, attempt, view.log)) return finish(looked, { kind: 'replaced' })
  if (isOver(attempt, probe.plan, now)) return conclude(looked, attempt, now)
  return carryOn(looked, attempt, view, now)
}

/** The user's word: keep the second socket alive with this text. May come before it is asked for. */
export function confirmPayload(probe: Probe, payload: string, now: number): Step {
  if (probe.phase === 'done') return { probe, commands: [] }
  const confirmed = { ...probe, payload }
  return probe.phase === 'confirm'
    ? openSecond(confirmed, payload, now)
    : { probe: confirmed, commands: [] }
}

/** Ends it at once; what is known then stays. Without a second socket the first has its answer. */
export function stopProbe(probe: Probe): Step {
  if (probe.phase === 'done') return { probe, commands: [] }
  return probe.phase === 'confirm' ? finish(probe) : finish(probe, { kind: 'stopped' })
}

/** Where the wait of the running socket stands, by the panel's clock; ms. */
export function progressOf(
  probe: Probe,
  now: number,
): { elapsed: number; total: number } | undefined {
  const attempt = last(probe)
  if (!attempt || probe.phase === 'done' || probe.phase === 'confirm') return undefined
  const { openedAt, askedAt, wait } = attempt
  const total = openedAt === undefined ? HANDSHAKE_WAIT : wait
  return { elapsed: Math.min(total, now - (openedAt ?? askedAt)), total }
}

function advanceConfirm(probe: Probe, { log, recording }: View): Step {
  const page = log.pages.get(probe.plan.doc)
  return recording && page?.leftAt === undefined ? { probe, commands: [] } : finish(probe)
}

function isReplaced({ plan }: Probe, { connection }: Attempt, log: Log): boolean {
  const opened = connection && log.connections.get(connection)?.opened
  return opened !== undefined && replaced(log, plan, opened.at) !== undefined
}

/** Ended and settled, or watched for long enough. */
function isOver(attempt: Attempt, plan: Plan, now: number): boolean {
  const { openedAt, endedAt, askedAt, wait } = attempt
  if (endedAt !== undefined) {
    return now >= Math.max(endedAt + SETTLE, (openedAt ?? endedAt) + (openedAt ? REPLACEMENT : 0))
  }
  if (openedAt === undefined) return now >= askedAt + HANDSHAKE_WAIT
  return plan.tries === 'opening' || now >= openedAt + wait
}

function conclude(probe: Probe, attempt: Attempt, now: number): Step {
  if (probe.attempts.length > 1 || !wantsSecond(probe.plan, attempt)) return finish(probe)
  const { keepAlive } = probe.plan
  if (keepAlive.kind === 'own') return openSecond(probe, keepAlive.data, now)
  if (probe.payload !== undefined) return openSecond(probe, probe.payload, now)
  return { probe: { ...probe, phase: 'confirm' }, commands: [] }
}

/** It died as the app's did, or the app's still lives, and of what a keep-alive may prevent. */
function wantsSecond({ keepAlive, app }: Plan, { facts, openedAt }: Attempt): boolean {
  const { end } = facts
  if (keepAlive.kind === 'none' || openedAt === undefined || !end) return false
  return mayBeIdle(end) && (app.end === undefined || sameKind(app.end, end))
}

function openSecond(probe: Probe, data: Payload, now: number): Step {
  const end = probe.attempts[0]?.facts.end
  if (!end) return finish(probe)
  const { span } = silenceOf(end)
  const interval = rounded(span / (span < SHORT ? 3 : 2))
  const wait = Math.max(waitFor(end.life), end.life + WAIT.min)
  const attempt = startAttempt(`${probe.id}-keep-alive`, now, wait, { data, interval })
  return open(probe, attempt, 'keep-alive')
}

function open(probe: Probe, attempt: Attempt, phase: Phase): Step {
  const { doc, url, protocols } = probe.plan
  return {
    probe: { ...probe, phase, attempts: [...probe.attempts, attempt] },
    commands: [{ kind: 'open', doc, id: attempt.id, url, protocols }],
  }
}

function carryOn(probe: Probe, attempt: Attempt, view: View, now: number): Step {
  const { doc } = probe.plan
  const kept = keepUp(attempt, view.log, probe.plan, now)
  return {
    probe: { ...withLast(probe, kept.attempt), phase: phaseOf(probe, kept.attempt) },
    commands: kept.payloads.map((data) => ({ kind: 'send', doc, id: attempt.id, data })),
  }
}

function phaseOf({ attempts, plan }: Probe, attempt: Attempt): Phase {
  if (attempts.length > 1) return 'keep-alive'
  if (attempt.openedAt === undefined) return 'opening'
  return isIntroduced(attempt, plan) ? 'waiting' : 'open'
}

/** Closes what may still be open: also what the page has not made yet, for it obeys in order. */
function finish(probe: Probe, ended?: Ended): Step {
  const { doc } = probe.plan
  const open = probe.attempts.filter(({ endedAt, left }) => endedAt === undefined || left)
  return {
    probe: { ...probe, phase: 'done', ...(ended && { ended }) },
    commands: open.map(({ id }) => ({ kind: 'close', doc, id })),
  }
}

function last(probe: Probe): Attempt | undefined {
  return probe.attempts.at(-1)
}

function withLast(probe: Probe, attempt: Attempt): Probe {
  return { ...probe, attempts: [...probe.attempts.slice(0, -1), attempt] }
}
