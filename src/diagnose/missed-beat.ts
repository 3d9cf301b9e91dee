import type { Connection } from '../connection.ts'
import type { CloseCall } from '../event.ts'
import { type Heartbeat, heartbeatsOf, isHeartbeat } from '../heartbeat.ts'
import { heartbeatEvidence } from './beats.ts'
import { followsEvent } from './followed-event.ts'
import type { Advice, Confidence, Evidence } from './verdict.ts'
import { announcedWatchdog } from './watchdog.ts'
import { plain, precise } from './words.ts'

/** A beat is missed when so much of an interval has passed. */
const MISSED = 1.5
/** No watchdog waits less for an answer, ms. */
const MIN_WAIT = 200
/** Messages after the last one received, from the newest. */
const MAX_SCAN = 1_000
/** A timer fires this much late on a busy page, ms. */
const LATE = 2_000

/** A heartbeat that stayed out. */
export interface Miss {
  confidence: Confidence
  why: string
  since: number
  evidence: Evidence[]
  advice?: Advice
}

/** The heartbeat that used to come, and did not before this close(). */
export function missedBeat(connection: Connection, call: CloseCall): Miss | undefined {
  if (isAnswerToSomething(call)) return undefined
  for (const heartbeat of heartbeatsOf(connection)) {
    const miss = heartbeat.sure ? missOf(heartbeat, connection, call) : undefined
    if (miss) return miss
  }
  return ranOut(connection, call)
}

/** While the server sends anything at all, no watchdog runs out. */
function missOf(heartbeat: Heartbeat, connection: Connection, call: CloseCall): Miss | undefined {
  const { direction, answered, lastAt, intervalMs, roundTripMs = 0 } = heartbeat
  const evidence = [heartbeatEvidence(heartbeat)]
  const heard = connection.received.lastAt ?? 0
  if (direction === 'receive') {
    const since = Math.max(lastAt, heard)
    const waited = call.at - since
    if (waited <= intervalMs * MISSED) return undefined
    const why = `the server’s heartbeat stayed out for ${precise(waited)}, where ${precise(intervalMs)} was usual`
    return { confidence: 'likely', why, since, evidence }
  }
  if (!answered || heard >= lastAt) return undefined
  const since = firstBeatAfter(connection, heard) ?? lastAt
  const waited = call.at - since
  if (waited < Math.max(MIN_WAIT, roundTripMs * 3)) return undefined
  const its = since < lastAt ? 'its heartbeats' : 'its last heartbeat'
  const why = `${its} got no answer for ${precise(waited)}, where ${precise(roundTripMs)} was usual`
  return { confidence: 'likely', why, since, evidence }
}

/** A watchdog that waits longer than an interval beats on meanwhile: it counts from the first. */
function firstBeatAfter(connection: Connection, heard: number): number | undefined {
  let first: number | undefined
  for (const message of connection.messages.slice(-MAX_SCAN).reverse()) {
    if (message.at <= heard) break
    if (message.direction === 'send' && isHeartbeat(message, connection)) first = message.at
  }
  return first
}

/** The time-out a server announced, before its interval could be learnt. */
function ranOut(connection: Connection, call: CloseCall): Miss | undefined {
  const announced = announcedWatchdog(connection)
  if (!announced) return undefined
  const { limit, since, source } = announced
  if (Math.abs(call.at - since - limit) > LATE) return undefined
  const why = `the server’s ping stayed out for ${precise(call.at - since)}`
  const text = `The server had told its clients to wait ${plain(limit)} for the next ping.`
  return { confidence: 'likely', why, since, evidence: [{ text, at: since, source }] }
}

/** Watchdogs run in timers. */
function isAnswerToSomething(call: CloseCall): boolean {
  const { running } = call
  return running?.target === 'socket' || running?.target === 'element' || followsEvent(call)
}
