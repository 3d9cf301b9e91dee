import { type Connection, endedAt, lastActivity } from '../connection.ts'
import type { Context } from '../diagnose/verdict.ts'
import { formatBytes } from '../format/bytes.ts'
import { plural } from '../format/count.ts'
import { formatDuration } from '../format/duration.ts'
import type { Secrets } from '../har/secrets.ts'
import { appFrame } from '../stack.ts'
import { pageSteps } from './page-steps.ts'

/** Something that happened, for whoever wants to see it again. */
export interface Step {
  /** ms from the construction. */
  after: number
  /** A sentence. */
  text: string
}

/** Calls of `close()` that are told. */
const MAX_CALLS = 5
/** A silence before the end is told from here on, ms. */
const TOLD_SILENCE = 1_000

/** What the log shows of a connection, in order of time, without its secrets. */
export function stepsOf(connection: Connection, context: Context, secrets: Secrets): Step[] {
  const start = connection.constructed.at
  const steps: Told[] = [
    ...pageSteps(connection, context, secrets),
    ...beginning(connection, secrets),
    ...middle(connection, secrets),
    ...ending(connection, context, secrets),
  ]
  return steps
    .sort((a, b) => a.at - b.at)
    .map(({ at, text }) => ({ after: Math.round(at - start), text }))
}

/** A step with its time, ms since the epoch. */
export interface Told {
  at: number
  text: string
}

function* beginning(connection: Connection, secrets: Secrets): Generator<Told> {
  const { constructed, opened, handshake } = connection
  const { url, protocols, stack } = secrets.cover({
    url: connection.url,
    protocols: connection.protocols,
    stack: constructed.stack,
  })
  const asked = protocols.length > 0 ? `, subprotocols ${protocols.join(', ')}` : ''
  yield { at: constructed.at, text: `Opening ${url}${asked}${placeOf(stack)}.` }
  if (constructed.kind === 'construct-refused') {
    const { name, message } = secrets.cover({ ...constructed.error })
    yield { at: constructed.at, text: `The constructor threw ${name}: ${message}` }
  }
  const answer = answerOf(handshake && secrets.cover(handshake))
  if (answer !== undefined) yield { at: connection.errorAt ?? constructed.at, text: answer }
  if (!opened) return
  const { protocol } = secrets.cover({ protocol: opened.protocol })
  const chosen = protocol === '' ? '' : `, subprotocol ${protocol}`
  const after = formatDuration(opened.at - constructed.at)
  yield { at: opened.at, text: `It opened after ${after}${chosen}.` }
}

/** Of a handshake that failed. */
function answerOf(handshake: Connection['handshake']): string | undefined {
  if (!handshake || handshake.status === 101) return undefined
  const { status = 0, statusText, error } = handshake
  if (status > 0) return `The server answered ${[status, statusText].filter(Boolean).join(' ')}.`
  return error ? `The browser says: ${error}` : undefined
}

function* middle(connection: Connection, secrets: Secrets): Generator<Told> {
  const { sent, received, closeCalls } = connection
  const last = lastActivity(connection)
  if (last !== undefined && sent.count + received.count > 0) {
    const up = `${plural(sent.count, 'message')} sent (${formatBytes(sent.bytes)})`
    const down = `${received.count} received (${formatBytes(received.bytes)})`
    yield { at: last, text: `Until here ${up}, ${down}.` }
  }
  for (const call of closeCalls.slice(0, MAX_CALLS)) {
    const { code, reason, stack } = secrets.cover(call)
    const given = [code, reason && JSON.stringify(reason)].filter(Boolean).join(', ')
    yield { at: call.at, text: `The page called close(${given})${placeOf(stack)}.` }
  }
}

function* ending(connection: Connection, { now }: Context, secrets: Secrets): Generator<Told> {
  const { closed, documentLeft, errorAt, opened, endUnrecorded } = connection
  const last = lastActivity(connection)
  const end = endedAt(connection)
  if (endUnrecorded) {
    yield { at: now, text: 'How it ended is not recorded.' }
    return
  }
  if (opened && last !== undefined && end !== undefined && end - last >= TOLD_SILENCE)
    yield { at: end, text: `Nothing passed for ${formatDuration(end - last)}.` }
  if (errorAt !== undefined) yield { at: errorAt, text: 'The socket fired an error event.' }
  if (documentLeft) yield { at: documentLeft.at, text: 'The page was left.' }
  if (closed) {
    const { reason } = secrets.cover(closed)
    const why = reason === '' ? 'no reason' : `reason ${JSON.stringify(reason)}`
    const how = closed.wasClean ? 'clean' : 'not clean'
    yield { at: closed.at, text: `It ended with code ${closed.code}, ${why}, ${how}.` }
  }
  if (end === undefined) yield { at: now, text: 'It was still there when the capture ended.' }
}

/** ` at start (https://a.test/app.js:12:8)` */
function placeOf(stack: string | undefined): string {
  const frame = appFrame(stack)
  if (!frame) return ''
  const { functionName, url, line, column } = frame
  const place = `${url}:${line}:${column}`
  return functionName ? ` at ${functionName} (${place})` : ` at ${place}`
}
