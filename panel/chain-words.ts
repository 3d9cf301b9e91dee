import type { Chain } from '../src/chain.ts'
import { formatCount } from '../src/format/count.ts'
import { formatDuration } from '../src/format/duration.ts'
import { statistics } from '../src/statistics.ts'

/** Spread of the intervals up to which a chain is told as a rhythm. */
const REGULAR = 0.15

/** `7 times, every 60.0 s`, or `7 times in 4 min 2 s` without a rhythm. */
export function chainWords(chain: Chain): string {
  const starts = chain.map((connection) => connection.constructed.at)
  const intervals = starts.slice(1).map((at, index) => at - (starts[index] ?? at))
  const times = `${formatCount(chain.length)} times`
  const { mean, cv } = statistics(intervals)
  if (cv <= REGULAR) return `${times}, every ${formatDuration(mean)}`
  return `${times} in ${formatDuration(intervals.reduce((sum, interval) => sum + interval, 0))}`
}
