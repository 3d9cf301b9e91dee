import type { Track } from '../beat-track.ts'
import { type Connection, endedAt } from '../connection.ts'
import { silenceBefore } from '../diagnose/silence.ts'
import { expiriesOf } from '../diagnose/token-expiry.ts'
import type { Diagnosis } from '../diagnose/verdict.ts'
import { libraryOf } from '../knowledge/libraries.ts'
import type { Facts, FiledTrack } from './format.ts'

/**
 * What was derived of a connection while all was there.
 *
 * @param diagnosis Goes along where the file leaves out or hides what it rests on.
 */
export function factsOf(connection: Connection, diagnosis: Diagnosis | undefined): Facts {
  const { source, sent, received, handshake, documentLeft, endUnrecorded, outside } = connection
  const library = libraryOf(connection)?.id
  const expiries = expiriesOf(connection)
  const end = endedAt(connection)
  return {
    source,
    ...(library !== undefined && { library }),
    sent: { ...sent },
    received: { ...received },
    heartbeats: connection.heartbeats.tracks.map(filed),
    rates: connection.rates,
    ...(handshake && { handshake }),
    ...(documentLeft && { documentLeft }),
    ...(endUnrecorded && { endUnrecorded }),
    ...(outside && { outside: { ...outside, maker: { kind: outside.maker.kind } } }),
    ...(end !== undefined && { silences: silencesOf(connection, end) }),
    ...(expiries.length > 0 && { tokenExpiry: Math.min(...expiries) }),
    ...(diagnosis && { diagnosis }),
  }
}

function silencesOf(connection: Connection, end: number): NonNullable<Facts['silences']> {
  return {
    any: silenceBefore(connection, 'any', end),
    receive: silenceBefore(connection, 'receive', end),
    send: silenceBefore(connection, 'send', end),
  }
}

/** The body of the last beat stays out: it only serves to compare the next one with. */
function filed({ body: _body, lastAt, usual, ...rest }: Track): FiledTrack {
  return {
    ...rest,
    lastAt: Number.isFinite(lastAt) ? lastAt : null,
    usual: Number.isFinite(usual) ? usual : null,
  }
}
