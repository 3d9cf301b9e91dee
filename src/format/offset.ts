const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Milliseconds from one moment to another, to the millisecond: `+0.034`, `−1.500`, `+1:05.034`. */
export function formatOffset(ms: number): string {
  const whole = Math.round(Math.abs(ms))
  const sign = ms < 0 && whole > 0 ? '−' : '+'
  const hours = Math.floor(whole / HOUR)
  const minutes = Math.floor((whole % HOUR) / MINUTE)
  const seconds = ((whole % MINUTE) / SECOND).toFixed(3)
  if (hours > 0) return `${sign}${hours}:${pad(minutes)}:${padSeconds(seconds)}`
  return minutes > 0 ? `${sign}${minutes}:${padSeconds(seconds)}` : `${sign}${seconds}`
}

function pad(part: number): string {
  return String(part).padStart(2, '0')
}

function padSeconds(seconds: string): string {
  return seconds.padStart(6, '0')
}
