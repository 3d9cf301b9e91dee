import { type Connection, endedAt } from '../connection.ts'
import { type Statistics, statistics } from '../statistics.ts'

/** Fewer have no rhythm yet. */
const MIN_CONNECTIONS = 3
/** What follows on an end sooner follows from it, ms. */
const MIN_PAUSE = 200
/** Of the times between them: a busy page is late now and then. */
const STEADY = 0.1
/** The times from one moment vary so much less than those from the other, where a timer was set then. */
const STEADIER = 2
/** Timers themselves vary less, ms. */
const VARIED = 5
/** Timers are set to such round times, ms. */
const STEP = 50
/** The first of some timers to come after its time comes no later than this, ms. */
const LATE = 5
/** One beginning may come late and the next in time; else no timer comes early, but for coarse clocks; ms. */
const EARLY = { fromBeginning: 5, fromEnd: 0.5 }
/** Times as near as this to a round one are equally near, ms. */
const ALIKE = 1

/**
 * Whether a clock of the page makes these connections, and not the end of the one before, as where a
 * page reconnects: they begin at equal times, and no timer that was set as one ended explains when the
 * next began. The times from where a timer is set vary least; where the connections themselves hardly
 * vary, timers are set to round times, and come then or a little later.
 *
 * @param run one after the other
 */
export function isByClock(run: readonly Connection[]): boolean {
  if (run.length < MIN_CONNECTIONS) return false
  const fromBeginning = statistics(timesTo(run, (one) => one.constructed.at))
  const pauses = timesTo(run, endedAt)
  const pause = Math.min(...pauses)
  if (fromBeginning.cv > STEADY || pause < MIN_PAUSE) return false
  const [own, others] = [spread(fromBeginning), spread(statistics(pauses))]
  if (others > VARIED && own * STEADIER < others) return true
  if (own > VARIED && others * STEADIER < own) return false
  const afterEnd = lateness(pause, EARLY.fromEnd)
  const afterBeginning = lateness(fromBeginning.mean, EARLY.fromBeginning)
  return afterEnd > LATE || Math.abs(afterBeginning) < afterEnd - ALIKE
}

/** Standard deviation, ms. */
function spread({ cv, mean }: Statistics): number {
  return cv * Math.abs(mean)
}

/** From a moment of each to the beginning of the next, ms. */
function timesTo(
  run: readonly Connection[],
  moment: (one: Connection) => number | undefined,
): number[] {
  return run.slice(1).map((next, index) => {
    const before = run[index]
    const from = before && moment(before)
    return next.constructed.at - (from ?? next.constructed.at)
  })
}

/** How much later than a round time, ms. */
function lateness(time: number, early: number): number {
  return ((time + early) % STEP) - early
}
