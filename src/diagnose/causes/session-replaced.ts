/**
 * Decided by: the reason, the recognised library's code or a message says so; each end follows at
 * once on the opening of another socket to the same URL; or, in protocols that end the older of two
 * sessions, short lives in the rhythm of the reconnects.
 * Confused with: `unauthorized` and `closed-by-server`; another tab or device cannot be seen.
 * https://github.com/mqttjs/MQTT.js/issues/684
 */
import { type Connection, endedAt } from '../../connection.ts'
import { frameEvidence, frameIsSilent, frameSays } from '../close-frame.ts'
import { closeFrame, cut } from '../ends.ts'
import { firstSent } from '../messages.ts'
import { refusalBefore } from '../refusal.ts'
import { alikeEnds } from '../repeats.ts'
import { rivalOf } from '../rivals.ts'
import { replacedInRhythm } from '../takeover.ts'
import { told, toldDecision } from '../told.ts'
import type { Advice, Cause, Context, Decision, Evidence } from '../verdict.ts'
import { precise } from '../words.ts'

export const sessionReplaced: Cause = {
  id: 'session-replaced',
  about: 'The server replaced it by another connection of the same identity.',
  decide,
}

const ADVICE: Advice[] = [
  {
    text: 'Close the other tab, or give each tab a client id of its own (sessionStorage, crypto.randomUUID()).',
  },
  {
    text: 'Do not reconnect at once after such an end, or two tabs throw each other out for ever.',
  },
]

function decide(connection: Connection, context: Context): Decision | undefined {
  return (
    toldSo(connection) ??
    saidSo(connection) ??
    pingPong(connection, context) ??
    rhythm(connection, context)
  )
}

function toldSo(connection: Connection): Decision | undefined {
  const found = told(connection, 'session-replaced')
  if (!found) return undefined
  const saying = 'said that another connection replaces this one'
  return { ...toldDecision(connection, found, saying), advice: ADVICE }
}

function saidSo(connection: Connection): Decision | undefined {
  const frame = closeFrame(connection)
  const reading = frameSays(connection, 'session-replaced')
  if (!frame || !reading) return undefined
  return {
    closedBy: 'server',
    confidence: reading.confidence,
    summary: `The server replaced this connection by another one of the same identity: ${reading.says}.`,
    evidence: frameEvidence(connection, frame),
    advice: ADVICE,
    alternatives: [],
    unknowable: 'Where the other connection is: this panel sees one tab.',
  }
}

function pingPong(connection: Connection, context: Context): Decision | undefined {
  const rival = rivalOf(connection, context)
  if (!rival || !(cut(connection) || frameIsSilent(connection))) return undefined
  if (wasSentAway(connection, rival)) return undefined
  const frame = closeFrame(connection)
  const count = alikeEnds(connection, context).filter((one) => rivalOf(one, context)).length
  const after = precise((connection.closed?.at ?? 0) - (rival.opened?.at ?? 0))
  return {
    closedBy: frame ? 'server' : 'network',
    confidence: count >= 2 ? 'likely' : 'possible',
    summary: `The connection was ended ${after} after another one to the same URL opened${count >= 2 ? `, ${count} times so far` : ''}: the server may allow one at a time.`,
    evidence: [
      ...(frame ? frameEvidence(connection, frame) : []),
      {
        text: `Another connection to the same URL opened ${after} before the end.`,
        at: rival.opened?.at ?? 0,
        connection: rival.id,
      },
      ...identityEvidence(connection, rival),
    ],
    advice: ADVICE,
    alternatives: [
      {
        cause: frame ? 'closed-by-server' : 'connection-lost',
        text: 'The two have nothing to do with each other.',
      },
    ],
    unknowable: 'Who the server takes the two for.',
  }
}

/** The server had asked it to go before the other one was made: that one answers. */
function wasSentAway(connection: Connection, rival: Connection): boolean {
  const refusal = refusalBefore(connection, endedAt(connection) ?? 0)
  return refusal !== undefined && refusal.message.at <= rival.constructed.at
}

/** The other client is in another tab or device: what is seen is the rhythm. */
function rhythm(connection: Connection, context: Context): Decision | undefined {
  const frame = closeFrame(connection)
  const source = replacedInRhythm(connection, context)
  if (source === undefined || !(cut(connection) || frameIsSilent(connection))) return undefined
  const count = alikeEnds(connection, context).length
  const text = `${count} connections of this chain were ended, each after about the time the page waits before it reconnects: so do two clients with one client id.`
  return {
    closedBy: frame ? 'server' : 'network',
    confidence: 'possible',
    summary: `The connection was ended shortly after it opened, as ${count} times: another tab or device may use the same client id, and the two replace each other.`,
    evidence: [
      ...(frame ? frameEvidence(connection, frame) : []),
      { text, at: connection.constructed.at, source },
    ],
    advice: ADVICE,
    alternatives: [
      {
        cause: frame ? 'closed-by-server' : 'connection-lost',
        text: 'The server ends each connection for another reason.',
      },
    ],
    unknowable: 'Where the other client is: this panel sees one tab.',
  }
}

/** The first message says who a client is: MQTT CONNECT, a login, an identify. */
function identityEvidence(connection: Connection, rival: Connection): Evidence[] {
  const [own, its] = [firstSent(connection), firstSent(rival)]
  if (!own || !its || !isEqual(own.body, its.body)) return []
  const text = 'Both opened with the same first message, so the server takes them for one client.'
  return [{ text, at: own.at, message: own.seq }]
}

function isEqual(a: unknown, b: unknown): boolean {
  if (!(a instanceof Uint8Array && b instanceof Uint8Array)) return a !== undefined && a === b
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}
