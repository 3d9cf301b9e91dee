import { type Connection, effectiveClose, endedAt } from '../src/connection.ts'
import { diagnose } from '../src/diagnose/diagnose.ts'
import type { Diagnosis } from '../src/diagnose/verdict.ts'
import type { Log } from '../src/log.ts'
import { laterEnds, type Places } from './places.ts'

/** How old, ms, the diagnosis of an unsettled or open connection may grow. */
const MAX_AGE = 500

/** A verdict may be refined by as many later ends of its chain; after that the story is told. */
const REFINED_BY = 20

/**
 * Time one run may take, ms. A verdict is waited for; that it is refined is not, and in a storm there
 * is always more to refine.
 */
const BUDGET = { new: 8, old: 3 }

/** Keeps a diagnosis for every connection, made anew when something of it changed. */
export interface Judge {
  of(connection: Connection): Diagnosis | undefined
  /** Judges what changed, newest first, within a budget; false when some is left. */
  work(now: number): boolean
  /** Judges again what is old, oldest first, within a budget. */
  refine(now: number): 'nothing old' | 'all' | 'some'
  /** Whether time alone can change a diagnosis. */
  restless(): boolean
}

interface Judged {
  diagnosis: Diagnosis
  facts: readonly unknown[]
  /** Later ends of its chain that it knew of. */
  ends: number
  at: number
}

export function createJudge(log: Log, places: Places): Judge {
  const judged = new WeakMap<Connection, Judged>()

  function all(): Connection[] {
    return [...log.connections.values()].filter(({ source }) => source !== 'test')
  }

  function hasChanged(connection: Connection): boolean {
    const known = judged.get(connection)
    return !known || !isSame(known.facts, factsOf(connection))
  }

  function ageOf(connection: Connection, now: number): number {
    return now - (judged.get(connection)?.at ?? now)
  }

  /** In a storm every end refines those before it: all of them together, not after each. */
  function mayBeRefined(connection: Connection): boolean {
    const known = judged.get(connection)
    if (!known) return false
    if (mayChange(connection, known.diagnosis)) return true
    return known.ends < REFINED_BY && known.ends !== endsAfter(connection)
  }

  function endsAfter(connection: Connection): number {
    const place = places(connection)
    return place ? laterEnds(place, REFINED_BY) : 0
  }

  function renew(connection: Connection, now: number): void {
    const diagnosis = diagnose(connection, { log, now })
    const facts = factsOf(connection)
    judged.set(connection, { diagnosis, facts, ends: endsAfter(connection), at: now })
  }

  /** Renews one after the other; false when the time is over before the last. */
  function renewAll(connections: readonly Connection[], now: number, budget: number): boolean {
    const deadline = performance.now() + budget
    return connections.every((connection) => {
      if (performance.now() > deadline) return false
      renew(connection, now)
      return true
    })
  }

  function work(now: number): boolean {
    return renewAll(all().filter(hasChanged).reverse(), now, BUDGET.new)
  }

  function refine(now: number): ReturnType<Judge['refine']> {
    const old = all().filter((one) => ageOf(one, now) >= MAX_AGE && mayBeRefined(one))
    if (old.length === 0) return 'nothing old'
    old.sort((a, b) => ageOf(b, now) - ageOf(a, now))
    return renewAll(old, now, BUDGET.old) ? 'all' : 'some'
  }

  function restless(): boolean {
    return all().some(mayBeRefined)
  }

  return { of: (connection) => judged.get(connection)?.diagnosis, work, refine, restless }
}

function mayChange(connection: Connection, diagnosis: Diagnosis): boolean {
  return endedAt(connection) === undefined || !diagnosis.settled
}

/** What a diagnosis is made of, but for messages and time. */
function factsOf(connection: Connection): unknown[] {
  const { handshake } = connection
  return [
    connection.opened?.seq,
    connection.closeCalls.length,
    effectiveClose(connection)?.mapped !== undefined,
    connection.refusedCalls.length,
    connection.closingAt,
    endedAt(connection),
    handshake?.status,
    handshake?.error,
    handshake?.reached,
  ]
}

function isSame(before: readonly unknown[], facts: readonly unknown[]): boolean {
  return before.every((fact, index) => fact === facts[index])
}
