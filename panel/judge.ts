import { type Connection, effectiveClose, endedAt } from '../src/connection.ts'
import { diagnose } from '../src/diagnose/diagnose.ts'
import type { Diagnosis } from '../src/diagnose/verdict.ts'
import type { Log } from '../src/log.ts'
import { laterEnds, type Place, type Places } from './places.ts'

/** How old, ms, the diagnosis of an unsettled or open connection may grow. */
const MAX_AGE = 500

/** A verdict may be refined by as many later ends of its chain; after that the story is told. */
const REFINED_BY = 20

/** Time one run may take, ms. */
const BUDGET = 12

/** Keeps a diagnosis for every connection, made anew when something of it changed. */
export interface Judge {
  of(connection: Connection): Diagnosis | undefined
  /** Judges what is stale, newest first, within a budget; false when some is left. */
  work(now: number): boolean
  /** Whether time alone can change a diagnosis. */
  restless(): boolean
}

interface Judged {
  diagnosis: Diagnosis
  stamp: string
  at: number
}

export function createJudge(log: Log, places: Places): Judge {
  const judged = new WeakMap<Connection, Judged>()

  function isStale(connection: Connection, now: number): boolean {
    const known = judged.get(connection)
    if (!known || known.stamp !== stampOf(connection, places(connection))) return true
    return mayChange(connection, known.diagnosis) && now - known.at >= MAX_AGE
  }

  function renew(connection: Connection, now: number): void {
    const diagnosis = diagnose(connection, { log, now })
    judged.set(connection, { diagnosis, stamp: stampOf(connection, places(connection)), at: now })
  }

  function work(now: number): boolean {
    const deadline = performance.now() + BUDGET
    for (const connection of [...log.connections.values()].reverse()) {
      if (connection.source === 'test' || !isStale(connection, now)) continue
      if (performance.now() > deadline) return false
      renew(connection, now)
    }
    return true
  }

  function restless(): boolean {
    for (const connection of log.connections.values()) {
      const known = judged.get(connection)
      if (known && mayChange(connection, known.diagnosis)) return true
    }
    return false
  }

  return { of: (connection) => judged.get(connection)?.diagnosis, work, restless }
}

function mayChange(connection: Connection, diagnosis: Diagnosis): boolean {
  return endedAt(connection) === undefined || !diagnosis.settled
}

/** Changes with everything but messages and time. */
function stampOf(connection: Connection, place: Place | undefined): string {
  const { handshake } = connection
  return [
    connection.opened?.seq,
    connection.closeCalls.length,
    effectiveClose(connection)?.mapped !== undefined,
    connection.refusedCalls.length,
    connection.closingAt,
    endedAt(connection),
    handshake && `${handshake.status}${handshake.error}${handshake.reached}`,
    place && laterEnds(place, REFINED_BY),
  ].join()
}
