/**
 * Decided by: the page closed after a heartbeat it used to get stayed out; or its reason or a
 * function of a library in the stack says so.
 * Confused with: `closed-by-page` for a timer on a silent socket; `idle-timeout`, where no close()
 * is seen; `background-throttling`, where the page's own beats came late.
 * https://websockets.spec.whatwg.org/#dom-websocket-close
 */
import type { Connection } from '../../connection.ts'
import type { CloseCall } from '../../event.ts'
import { type Heartbeat, heartbeatsOf } from '../../heartbeat.ts'
import { isWatchdog } from '../../knowledge/heartbeats.ts'
import { readReason } from '../../knowledge/reasons.ts'
import { parseStack } from '../../stack-lines.ts'
import { heartbeatEvidence } from '../beats.ts'
import { closeEvidence } from '../close-call.ts'
import { pageCloseCall, pageOf } from '../ends.ts'
import { offlineSince } from '../page-life.ts'
import { pageStateEvidence } from '../page-state.ts'
import { suspensionBetween } from '../suspension.ts'
import type { Alternative, Cause, Confidence, Context, Decision, Evidence } from '../verdict.ts'
import { announcedWatchdog } from '../watchdog.ts'
import { atPlace, plain, precise, quote } from '../words.ts'

export const heartbeatTimeout: Cause = {
  id: 'heartbeat-timeout',
  about: 'The page closed because a heartbeat stayed out.',
  decide,
}

/** A beat is missed when so much of an interval has passed. */
const MISSED = 1.5
/** No watchdog waits less for an answer, ms. */
const MIN_WAIT = 200
/** A timer fires this much late on a busy page, ms. */
const LATE = 2_000

interface Miss {
  confidence: Confidence
  why: string
  since: number
  evidence: Evidence[]
}

function decide(connection: Connection, context: Context): Decision | undefined {
  const call = pageCloseCall(connection)
  if (!call) return undefined
  const miss = saidSo(call) ?? missedBeat(connection, call) ?? ranOut(connection, call)
  if (!miss) return undefined
  return {
    closedBy: 'page',
    confidence: miss.confidence,
    summary: `The page closed the connection${atPlace(call)} because ${miss.why}.`,
    evidence: [
      ...closeEvidence(connection, call),
      ...miss.evidence,
      ...pageStateEvidence(connection, context, miss.since),
    ],
    advice: [
      { text: 'See why the server fell silent: it may be blocked, overloaded or gone.' },
      {
        text: 'Give the time-out room for a throttled page: more than 60 s, or check on visibilitychange before closing.',
        source: 'https://github.com/nextcloud/text/pull/8005',
      },
    ],
    alternatives: [
      ...offline(connection, call, context),
      ...suspended(connection, call, context, miss.since),
      { cause: 'closed-by-page', text: 'The page closed it for another reason.' },
    ],
    unknowable: 'Whether the server sent an answer that got lost on the way.',
  }
}

/** The watchdog saw what the machine had lost. */
function offline(connection: Connection, { at }: CloseCall, context: Context): Alternative[] {
  const page = pageOf(connection, context)
  const since = page && offlineSince(page, at)
  if (since === undefined) return []
  const text = `The browser had been offline for ${precise(at - since)}: the network of this machine was gone.`
  return [{ cause: 'network-lost', text }]
}

/** What beats did not beat either. */
function suspended(
  connection: Connection,
  { at }: CloseCall,
  context: Context,
  since: number,
): Alternative[] {
  if (!suspensionBetween(connection, context, since, at)) return []
  const text = 'The page or the machine had stood still: the connection may have died in that time.'
  return [{ cause: 'suspended', text }]
}

function saidSo(call: CloseCall): Miss | undefined {
  const { reason = '', stack = '', at } = call
  if (readReason(reason) === 'server-ping-timeout') {
    const why = `a heartbeat stayed out: it gave the reason ${quote(reason)}`
    return { confidence: 'certain', why, since: at, evidence: [] }
  }
  const watchdog = parseStack(stack).find(({ functionName = '' }) => isWatchdog(functionName))
  if (!watchdog) return undefined
  const evidence = [{ text: `The stack of close() holds ${watchdog.functionName}.` }]
  return { confidence: 'likely', why: 'its watchdog for heartbeats ran out', since: at, evidence }
}

function missedBeat(connection: Connection, call: CloseCall): Miss | undefined {
  if (isAnswerToSomething(call)) return undefined
  for (const heartbeat of heartbeatsOf(connection)) {
    const miss = heartbeat.sure ? missOf(heartbeat, connection, call) : undefined
    if (miss) return miss
  }
  return undefined
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
  const waited = call.at - lastAt
  if (!answered || heard >= lastAt || waited < Math.max(MIN_WAIT, roundTripMs * 3)) return undefined
  const why = `its last heartbeat got no answer for ${precise(waited)}, where ${precise(roundTripMs)} was usual`
  return { confidence: 'likely', why, since: lastAt, evidence }
}

/** The time-out a server announced, before its interval could be learnt. */
function ranOut(connection: Connection, call: CloseCall): Miss | undefined {
  const announced = announcedWatchdog(connection)
  if (!announced || isAnswerToSomething(call)) return undefined
  const { limit, since, source } = announced
  if (Math.abs(call.at - since - limit) > LATE) return undefined
  const why = `the server’s ping stayed out for ${precise(call.at - since)}`
  const text = `The server had told its clients to wait ${plain(limit)} for the next ping.`
  return { confidence: 'likely', why, since, evidence: [{ text, at: since, source }] }
}

/** Watchdogs run in timers. */
function isAnswerToSomething({ running }: CloseCall): boolean {
  return running?.target === 'socket' || running?.target === 'element'
}
