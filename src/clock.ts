/** ms since the epoch. */
export type Clock = () => number

/**
 * A clock that no step of the wall clock disturbs. Set when it is started: `performance.timeOrigin`
 * of a process that has lived through a sleep of the machine is wrong by as much.
 * https://github.com/w3c/hr-time/issues/115
 */
export function startClock(): Clock {
  const origin = Date.now() - performance.now()
  return () => origin + performance.now()
}
