import { type BackOff, backOffOf } from '../src/back-off.ts'
import type { Chain } from '../src/chain.ts'
import { formatCount } from '../src/format/count.ts'
import { formatDuration } from '../src/format/duration.ts'
import { statistics } from '../src/statistics.ts'

/** Spread of the intervals up to which a chain is told as a rhythm. */
const REGULAR = 0.15

/** `7 times` and `, every 60.0 s`; `, 1.0 s to 30.0 s apart, longer each time`; or ` in 4 min 2 s` without a rhythm. */
export function chainWords(chain: Chain): { times: string; rhythm: string } {
  const starts = chain.map((connection) => connection.constructed.at)
  const intervals = starts.slice(1).map((at, index) => at - (starts[index] ?? at))
  const times = `${formatCount(chain.length)} times`
  const { mean, cv } = statistics(intervals)
  if (cv <= REGULAR) return { times, rhythm: `, every ${formatDuration(mean)}` }
  const backOff = backOffOf(chain)
  if (backOff) return { times, rhythm: `, ${inWords(backOff)}` }
  const whole = intervals.reduce((sum, interval) => sum + interval, 0)
  return { times, rhythm: ` in ${formatDuration(whole)}` }
}

function inWords({ from, to }: BackOff): string {
  return `${formatDuration(from)} to ${formatDuration(to)} apart, longer each time`
}
