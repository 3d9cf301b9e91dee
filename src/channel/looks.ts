import { endedAt } from '../connection.ts'
import type { Log } from '../log.ts'

/**
 * When DevTools' log of the network is looked at. A look copies all of it, twice: DevTools and the
 * panel stand still for some 5 ms per 1,000 parts, which are its entries and their messages.
 * https://developer.chrome.com/docs/extensions/reference/api/devtools/network#method-getHAR
 */
export interface Looks {
  isDue(reason: Reason): boolean
  began(): void
  /** @param parts those it copied */
  done(parts: number): void
  /**
   * An entry was finished: its parts stay in the log until another page begins.
   *
   * @param page the number of its page
   */
  finished(parts: number, page: number): void
}

/**
 * `following` the sockets of workers, whose messages are told nowhere else; `expecting` one, as a
 * worker has begun; `explaining` an open socket whose handshake would else be told at its end;
 * `searching` for sockets nobody told of.
 */
export type Reason = 'following' | 'expecting' | 'explaining' | 'searching'

interface Pace {
  /** The next look waits so many times as long as the last took. */
  rest: number
  /** ms */
  shortestRest: number
  /** A longer log is not copied for it; parts. */
  longest: number
}

const PACES: Record<Reason, Pace> = {
  following: { rest: 20, shortestRest: 1_000, longest: 200_000 },
  expecting: { rest: 20, shortestRest: 1_000, longest: 20_000 },
  explaining: { rest: 20, shortestRest: 1_000, longest: 20_000 },
  searching: { rest: 60, shortestRest: 3_000, longest: 5_000 },
}
/** What a look at so many parts costs at most, ms: beyond it the machine was busy. */
const MOST = (parts: number) => 50 + parts / 100

/** @param now ms, by any clock */
export function createLooks(log: Log, now: () => number): Looks {
  /** Parts that are not messages of sockets that live. */
  let settled = 0
  let newestPage: number | undefined
  let cost = 0
  let beganAt = 0
  let doneAt = Number.NEGATIVE_INFINITY
  let looking = false

  return {
    isDue(reason) {
      const { rest, shortestRest, longest } = PACES[reason]
      const isRested = !looking && now() - doneAt >= Math.max(shortestRest, cost * rest)
      return isRested && settled + livingMessages(log) <= longest
    },
    began() {
      beganAt = now()
      looking = true
    },
    done(parts) {
      doneAt = now()
      looking = false
      cost = Math.min(doneAt - beganAt, MOST(parts))
      settled = Math.max(0, parts - livingMessages(log))
    },
    finished(parts, page) {
      newestPage ??= page
      if (page > newestPage) settled = 0
      newestPage = Math.max(newestPage, page)
      settled += parts
    },
  }
}

function livingMessages(log: Log): number {
  let sum = 0
  for (const connection of log.connections.values())
    if (endedAt(connection) === undefined) sum += connection.sent.count + connection.received.count
  return sum
}
