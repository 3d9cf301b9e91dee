/**
 * Decided by: the page closed after a heartbeat it used to get stayed out; or its reason or a
 * function of a library in the stack says so.
 * Confused with: `closed-by-page` for a timer on a silent socket; `idle-timeout`, where no close()
 * is seen; `background-throttling`, where the page's own beats came late.
 * https://websockets.spec.whatwg.org/#dom-websocket-close
 */
import type { Connection } from '../../connection.ts'
import type { CloseCall } from '../../event.ts'
import { isWatchdog } from '../../knowledge/heartbeats.ts'
import { readReason } from '../../knowledge/reasons.ts'
import { parseStack } from '../../stack-lines.ts'
import { closeEvidence } from '../close-call.ts'
import { pageCloseCall, pageOf } from '../ends.ts'
import { libraryAdvice, libraryCallOf, libraryEvidence } from '../library-call.ts'
import { type Miss, missedBeat } from '../missed-beat.ts'
import { offlineSince } from '../page-life.ts'
import { pageStateEvidence } from '../page-state.ts'
import { suspensionBetween } from '../suspension.ts'
import type { Alternative, Cause, Context, Decision } from '../verdict.ts'
import { atPlace, precise, quote } from '../words.ts'

export const heartbeatTimeout: Cause = {
  id: 'heartbeat-timeout',
  about: 'The page closed because a heartbeat stayed out.',
  decide,
}

function decide(connection: Connection, context: Context): Decision | undefined {
  const call = pageCloseCall(connection)
  if (!call) return undefined
  const miss =
    saidReason(call) ?? watchdog(connection, call) ?? saidName(call) ?? missedBeat(connection, call)
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
      ...(miss.advice ? [miss.advice] : []),
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

/** What beats did not beat either; and what was asked after it asked a dead connection. */
function suspended(
  connection: Connection,
  { at }: CloseCall,
  context: Context,
  since: number,
): Alternative[] {
  const heard = Math.min(since, connection.received.lastAt ?? since)
  if (!suspensionBetween(connection, context, heard, at)) return []
  const text = 'The page or the machine had stood still: the connection may have died in that time.'
  return [{ cause: 'suspended', text }]
}

function saidReason({ reason = '', at }: CloseCall): Miss | undefined {
  if (readReason(reason) !== 'server-ping-timeout') return undefined
  const why = `a heartbeat stayed out: it gave the reason ${quote(reason)}`
  return { confidence: 'certain', why, since: at, evidence: [] }
}

function saidName({ stack = '', at }: CloseCall): Miss | undefined {
  const named = parseStack(stack).find(({ functionName = '' }) => isWatchdog(functionName))
  if (!named) return undefined
  const evidence = [{ text: `The stack of close() holds ${named.functionName}.` }]
  return { confidence: 'likely', why: 'its watchdog for heartbeats ran out', since: at, evidence }
}

/** The watchdog of a library that is known by its names or by the wire. */
function watchdog(connection: Connection, call: CloseCall): Miss | undefined {
  const row = libraryCallOf(connection, call)
  if (row?.why !== 'heartbeat') return undefined
  return {
    confidence: 'likely',
    why: `${row.doing} (${row.library})`,
    since: connection.received.lastAt ?? call.at,
    evidence: libraryEvidence(row, call),
    advice: libraryAdvice(row),
  }
}
