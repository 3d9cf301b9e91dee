import type { Track } from '../beat-track.ts'
import { parseHandshake } from '../channel/parse-handshake.ts'
import { isObject, shaped } from '../channel/shape.ts'
import { type Connection, connectionId, startConnection } from '../connection.ts'
import type { Diagnosis, Evidence } from '../diagnose/verdict.ts'
import type { CaptureEvent, DocumentId } from '../event.ts'
import { recogniseAs } from '../knowledge/libraries.ts'
import type { Facts, FiledTrack } from './format.ts'
import { factsShape, firstWrong } from './shapes.ts'

/** Finds the name an imported document goes by. */
export type DocumentName = (id: string) => DocumentId

/** Completes a connection from its field `_websocketDoctor`; returns what is wrong with it. */
export function readOwn(
  connection: Connection,
  events: readonly CaptureEvent[],
  page: unknown,
  value: unknown,
  nameOf: DocumentName,
): string | undefined {
  if (typeof page !== 'string') return 'page'
  if (!isObject(value)) return 'facts'
  const wrong = firstWrong(value, factsShape)
  if (wrong !== undefined) return `facts.${wrong}`
  const construct = events.find(
    (event) => event.kind === 'construct' || event.kind === 'construct-refused',
  )
  if (construct?.kind !== 'construct' && construct?.kind !== 'construct-refused') return 'events'
  const { messages, heartbeats } = connection
  const source = construct.source === 'test' ? 'test' : 'import'
  Object.assign(connection, startConnection(nameOf(page), construct, source), {
    messages,
    heartbeats,
  })
  for (const event of events) restore(connection, event)
  readFacts(connection, shaped(value, factsShape) as unknown as Facts, nameOf)
  for (const message of messages) message.socket = connection.socket
  return undefined
}

/** Puts an event back where it was: the order of what happened is in the times. */
function restore(connection: Connection, event: CaptureEvent): void {
  switch (event.kind) {
    case 'open':
      connection.opened = event
      break
    case 'close-call':
      connection.closeCalls.push(event)
      break
    case 'call-refused':
      connection.refusedCalls.push(event)
      break
    case 'closing':
      connection.closingAt = event.at
      break
    case 'error':
      connection.errorAt = event.at
      break
    case 'close':
      connection.closed = event
      break
  }
}

function readFacts(connection: Connection, facts: Facts, nameOf: DocumentName): void {
  const { sent, received, rates, documentLeft, endUnrecorded, outside, diagnosis } = facts
  const handshake = facts.handshake && parseHandshake(facts.handshake)
  Object.assign(
    connection,
    {
      sent,
      received,
      rates,
      heartbeats: { ...connection.heartbeats, tracks: facts.heartbeats.map(track) },
    },
    handshake && { handshake },
    documentLeft && { documentLeft },
    endUnrecorded && { endUnrecorded },
    outside && { outside },
    diagnosis && { judged: renamed(diagnosis, nameOf) },
  )
  recogniseAs(connection, facts.library)
}

function track({ lastAt, usual, ...rest }: FiledTrack): Track {
  return {
    ...rest,
    body: undefined,
    lastAt: lastAt ?? Number.NEGATIVE_INFINITY,
    usual: usual ?? Number.POSITIVE_INFINITY,
  }
}

/** Evidence may speak of another connection of the file. */
function renamed(diagnosis: Diagnosis, nameOf: DocumentName): Diagnosis {
  const evidence = <T extends { evidence: Evidence[] }>(said: T): T => ({
    ...said,
    evidence: said.evidence.map((item) => ({
      ...item,
      ...(item.connection !== undefined && { connection: otherId(item.connection, nameOf) }),
    })),
  })
  return {
    ...diagnosis,
    ...(diagnosis.verdict && { verdict: evidence(diagnosis.verdict) }),
    findings: diagnosis.findings.map(evidence),
  }
}

function otherId(id: string, nameOf: DocumentName) {
  const dot = id.lastIndexOf('.')
  return connectionId(nameOf(id.slice(0, dot)), Number(id.slice(dot + 1)))
}
