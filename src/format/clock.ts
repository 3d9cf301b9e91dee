const TIME = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const
const SECONDS = new Intl.DateTimeFormat('en', TIME)
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const MILLISECONDS = new Intl.DateTimeFormat('en', { ...TIME, fractionalSecondDigits: 3 })

/** Local time of day to the millisecond: `19:47:05.123`. `at` in ms since the epoch. */
export function formatClock(at: number): string {
  return MILLISECONDS.format(at)
}

/** Local time of day to the second: `19:47:05`. */
export function formatClockSeconds(at: number): string {
  return SECONDS.format(at)
}

/** Local day: `26 Nov`. */
export function formatDay(at: number): string {
  return DAY.format(at)
}
