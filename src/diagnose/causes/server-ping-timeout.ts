/**
 * Decided by: words such as "keepalive ping timeout", the recognised library's code; or an end after
 * a heartbeat of the server the page used to answer and did not, or could not while it stood still;
 * or the same few pings in messages before each end, none of them answered;
 * or while the page was stopped and could not send its own.
 * Confused with: `idle-timeout`; `background-throttling`, where the page's own beats come late.
 * https://websockets.readthedocs.io/en/stable/topics/keepalive.html
 */
import { type Connection, endedAt } from '../../connection.ts'
import { heartbeatFrom, heartbeatOf } from '../../heartbeat.ts'
import { libraryOf } from '../../knowledge/libraries.ts'
import { serverPing } from '../../knowledge/server-pings.ts'
import { stoppedFor } from '../awake.ts'
import { heartbeatEvidence, unansweredAt } from '../beats.ts'
import { frameEvidence, frameIsSilent, frameSays } from '../close-frame.ts'
import { closeFrame, cut, pageOf } from '../ends.ts'
import { fatalStop } from '../fatal-stop.ts'
import { givesReason } from '../other-words.ts'
import { pageStateEvidence } from '../page-state.ts'
import { endsAfterPings, pingsUnanswered } from '../pings-unanswered.ts'
import { toldByProtocol } from '../told.ts'
import type { Advice, Cause, Context, Decision, Evidence } from '../verdict.ts'
import { plain, precise } from '../words.ts'

export const serverPingTimeout: Cause = {
  id: 'server-ping-timeout',
  about: 'The server missed an answer to its ping.',
  decide,
}

/** What the page did this long before the end may have kept the answer back, ms. */
const BEFORE = 60_000
/** A beat is missed when so much of an interval has passed. */
const MISSED = 1.5

const KEEP_FREE =
  'Keep the main thread free: while messages wait for a blocked page, browsers answer no Ping frames either. Move long work to a Worker.'
const LONGER =
  'Give the server a longer ping time-out: a laptop that sleeps and a throttled tab answer late.'
const ANSWER: Advice = {
  text: 'See what should have answered in the page: the handler may have been replaced, or have failed before.',
}
const ANSWERING = `socket.addEventListener('message', ({ data }) => {
  const message = JSON.parse(data)
  if (message.type === 'ping') socket.send(JSON.stringify({ type: 'pong' }))
})`
/** A page that stood still for so long is excused, ms. */
const PATIENCE = 2_000

function advice(connection: Connection): Advice[] {
  const row = serverPing(libraryOf(connection)?.id, closeFrame(connection)?.reason ?? '')
  if (!row) return [{ text: KEEP_FREE }, { text: LONGER }]
  const { name, interval, timeout, snippet, source } = row
  const text = `${LONGER} Default of ${name}: a ping every ${plain(interval)}, an answer within ${plain(timeout)}.`
  return [{ text: KEEP_FREE }, { text, snippet, source }]
}

function decide(connection: Connection, context: Context): Decision | undefined {
  const said =
    toldByProtocol(connection, 'server-ping-timeout', 'missed the client', advice(connection)) ??
    saidSo(connection, context)
  if (said || givesReason(connection)) return said
  return (
    unanswered(connection, context) ??
    neverAnswered(connection, context) ??
    whileStopped(connection, context) ??
    stopped(connection, context)
  )
}

function saidSo(connection: Connection, context: Context): Decision | undefined {
  const frame = closeFrame(connection)
  const reading = frameSays(connection, 'server-ping-timeout')
  if (!frame || !reading) return undefined
  return {
    closedBy: 'server',
    confidence: reading.confidence,
    summary: `The server got no answer to its ping in time and closed the connection: ${reading.says}.`,
    evidence: [
      ...frameEvidence(connection, frame),
      ...beats(connection),
      ...pageStateEvidence(connection, context, frame.at - BEFORE),
    ],
    advice: advice(connection),
    alternatives: [],
    unknowable:
      'Whether the answer was sent: browsers answer Ping frames below the page, and nothing here can see them.',
  }
}

/** Engine.IO and its like: the server beats, the page answers, until once it does not. */
function unanswered(connection: Connection, context: Context): Decision | undefined {
  const end = endedAt(connection)
  const unanswered = end === undefined ? undefined : unansweredAt(connection, end)
  if (end === undefined || !unanswered) return undefined
  if (!(cut(connection) || frameIsSilent(connection))) return undefined
  const { heartbeat, since, lateAt } = unanswered
  const answer =
    lateAt === undefined ? 'got no answer' : `was answered ${precise(lateAt - since)} late`
  const frame = closeFrame(connection)
  const page = pageOf(connection, context)
  const excused = page !== undefined && stoppedFor(page, since, end) >= PATIENCE
  return {
    closedBy: frame ? 'server' : 'network',
    confidence: 'likely',
    summary: `The connection ended ${precise(end - since)} after a ping of the server the page did not answer${lateAt === undefined ? '' : ' in time'}.`,
    evidence: [
      ...(frame ? frameEvidence(connection, frame) : []),
      heartbeatEvidence(heartbeat),
      { text: `The last one, ${precise(end - since)} before the end, ${answer}.`, at: since },
      ...pageStateEvidence(connection, context, since),
    ],
    advice: excused ? advice(connection) : [ANSWER, ...advice(connection)],
    alternatives: frame
      ? []
      : [
          {
            cause: 'connection-lost',
            text: 'The connection was dead already, and the answer never left.',
          },
        ],
  }
}

/** A client that does not know of pings in messages ends after the same few of them each time. */
function neverAnswered(connection: Connection, context: Context): Decision | undefined {
  const beat = pingsUnanswered(connection)
  const ends = endsAfterPings(connection, context)
  if (!beat || ends === 0 || !(cut(connection) || frameIsSilent(connection))) return undefined
  const frame = closeFrame(connection)
  return {
    closedBy: frame ? 'server' : 'network',
    confidence: 'possible',
    summary: `The server sent ${beat.count} pings in messages, and the page answered none: ${ends} connections of this chain ended so.`,
    evidence: [...(frame ? frameEvidence(connection, frame) : []), heartbeatEvidence(beat)],
    advice: [
      {
        text: `Answer them in the message handler, as the server’s documentation says: browsers answer Ping frames by themselves, and no messages.`,
        snippet: { language: 'js', code: ANSWERING, verbatim: true },
      },
    ],
    alternatives: [
      {
        cause: 'lifetime-limit',
        text: 'The pings want no answer, and the server or a proxy ends each connection at this age.',
      },
    ],
    unknowable:
      'Whether the server waits for an answer: many send pings only to keep proxies from cutting.',
  }
}

/**
 * A page that stands still gets the ping and the end together when it runs again, and answers the
 * one before it hears of the other.
 */
function whileStopped(connection: Connection, context: Context): Decision | undefined {
  const stop = fatalStop(connection, context)
  if (!stop || !(cut(connection) || frameIsSilent(connection))) return undefined
  const frame = closeFrame(connection)
  return {
    closedBy: frame ? 'server' : 'network',
    confidence: 'likely',
    summary: `The connection had ended when the page ran again after ${precise(stop.duration)}: it could not answer the pings of the server in that time.`,
    evidence: [
      ...(frame ? frameEvidence(connection, frame) : []),
      ...beats(connection),
      ...pageStateEvidence(connection, context, stop.at),
    ],
    advice: advice(connection),
    alternatives: [
      {
        cause: frame ? 'closed-by-server' : 'connection-lost',
        text: 'It would have ended at that moment anyway.',
      },
    ],
  }
}

/** A breakpoint or a dialog kept the page from beating, and the other side gave up. */
function stopped(connection: Connection, context: Context): Decision | undefined {
  const end = endedAt(connection)
  const heartbeat = heartbeatFrom(connection, 'send')
  if (end === undefined || !heartbeat?.sure) return undefined
  if (!(cut(connection) || frameIsSilent(connection))) return undefined
  const { lastAt, usualMs } = heartbeat
  const page = pageOf(connection, context)
  const pause = page ? stoppedFor(page, lastAt, end) : 0
  if (end - lastAt <= usualMs * MISSED || pause < usualMs / 2) return undefined
  const frame = closeFrame(connection)
  return {
    closedBy: frame ? 'server' : 'network',
    confidence: 'possible',
    summary: `The page did not run for ${precise(pause)} and sent no heartbeat for ${precise(end - lastAt)}, where ${precise(usualMs)} is usual: the server may have given up on it.`,
    evidence: [
      ...(frame ? frameEvidence(connection, frame) : []),
      heartbeatEvidence(heartbeat),
      ...pageStateEvidence(connection, context, lastAt),
    ],
    advice: advice(connection),
    alternatives: [
      {
        cause: frame ? 'closed-by-server' : 'connection-lost',
        text: 'The two have nothing to do with each other.',
      },
    ],
    unknowable: 'When it ended: the page hears of it only when it runs again.',
  }
}

function beats(connection: Connection): Evidence[] {
  const heartbeat = heartbeatOf(connection)
  return heartbeat ? [heartbeatEvidence(heartbeat)] : []
}
