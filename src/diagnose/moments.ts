import type { Connection } from '../connection.ts'
import type { Log } from '../log.ts'
import { closeFrame, cut } from './ends.ts'

/** The connections of a log in order of one moment of their lives. Tests are left out. */
interface Moments {
  revision: number
  constructed: Order
  opened: Order
  closed: Order
  /** The `close` events that the page did not bring about. */
  lost: Order
}

interface Order {
  times: number[]
  connections: Connection[]
}

type Moment = 'constructed' | 'opened' | 'closed' | 'lost'

const known = new WeakMap<Log, Moments>()

/** Those whose moment lies between two times, ms: from the first, up to but not at the second. */
export function connectionsAt(
  log: Log,
  moment: Moment,
  from: number,
  to: number,
): readonly Connection[] {
  const { times, connections } = momentsOf(log)[moment]
  return connections.slice(firstFrom(times, from), firstFrom(times, to))
}

/** The first of those that fits; as a rule it is among the first, and what comes after is not looked at. */
export function findAt(
  log: Log,
  moment: Moment,
  from: number,
  to: number,
  fits: (connection: Connection) => boolean,
): Connection | undefined {
  const { times, connections } = momentsOf(log)[moment]
  for (let index = firstFrom(times, from); (times[index] ?? to) < to; index++) {
    const connection = connections[index]
    if (connection && fits(connection)) return connection
  }
  return undefined
}

/** Asked for by every diagnosis, and the same until `log.revision` grows. */
function momentsOf(log: Log): Moments {
  const before = known.get(log)
  if (before?.revision === log.revision) return before
  const all = [...log.connections.values()].filter(({ source }) => source !== 'test')
  const moments = {
    revision: log.revision,
    constructed: order(all, 'constructed'),
    opened: order(all, 'opened'),
    closed: order(all, 'closed'),
    lost: order(all.filter(isLost), 'closed'),
  }
  known.set(log, moments)
  return moments
}

function isLost(connection: Connection): boolean {
  return (cut(connection) ?? closeFrame(connection)) !== undefined
}

function order(all: readonly Connection[], moment: Exclude<Moment, 'lost'>): Order {
  const connections = all.filter((connection) => connection[moment] !== undefined)
  const at = (connection: Connection) => connection[moment]?.at ?? 0
  connections.sort((a, b) => at(a) - at(b))
  return { times: connections.map(at), connections }
}

/** Index of the first time that is not before `at`. */
function firstFrom(times: readonly number[], at: number): number {
  let [low, high] = [0, times.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle] ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}
