const ONE_DECIMAL = new Intl.NumberFormat('en', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  useGrouping: false,
})

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Milliseconds in words: `4 ms`, `2.0 s`, `60.0 s`, `4 min 10 s`, `1 h 5 min`, `2 d 3 h`. */
export function formatDuration(ms: number): string {
  if (ms < 0) return `−${formatDuration(-ms)}`
  if (ms < 999.5) return `${Math.round(ms)} ms`
  // Idle limits are told in seconds, so the tenth stays visible up to two minutes.
  if (ms < 119_950) return `${ONE_DECIMAL.format(ms / 1000)} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < HOUR) return pair(seconds, MINUTE, 'min', 1, 's')
  if (seconds < DAY) return pair(seconds, HOUR, 'h', MINUTE, 'min')
  return pair(seconds, DAY, 'd', HOUR, 'h')
}

function pair(seconds: number, large: number, name: string, small: number, rest: string): string {
  const remainder = Math.floor((seconds % large) / small)
  const head = `${Math.floor(seconds / large)} ${name}`
  return remainder === 0 ? head : `${head} ${remainder} ${rest}`
}
