import type { BackOff } from '../back-off.ts'
import { statistics } from '../statistics.ts'
import { precise } from './words.ts'

/** Shorter delays are none, ms. */
const AT_ONCE = 50
const EQUAL = 0.03
const MIN_DELAYS = 3

/** Growth of libraries by default. */
const GROWTH: readonly { factor: number; of: string }[] = [
  { factor: 1.3, of: 'reconnecting-websocket and partysocket' },
  { factor: 1.5, of: 'joewalnes/reconnecting-websocket' },
]

/**
 * How the delays between the attempts run, as a sentence.
 *
 * @param delays ms
 * @param backOff their growth, where it has a random part
 */
export function delaysInWords(delays: readonly number[], backOff?: BackOff): string {
  const { count, mean, cv } = statistics(delays)
  if (mean < AT_ONCE) return 'A new one came at once, without any delay.'
  if (count < MIN_DELAYS) return average(mean)
  if (cv < EQUAL) return `A new one came after the same ${precise(mean)} each time: no back-off.`
  const factor = growthOf(delays) ?? backOff?.factor
  if (factor === undefined) return average(mean)
  const library = GROWTH.find((row) => Math.abs(row.factor - factor) < 0.03)
  const like = library ? `, as in ${library.of} by default` : ''
  return `A new one came after delays that grew × ${factor.toFixed(1)} each time, up to ${precise(Math.max(...delays))}${like}.`
}

function average(mean: number): string {
  return `A new one came ${precise(mean)} after the end of the one before, on average.`
}

/** The factor by which each delay is longer than the one before, where it is one. */
function growthOf(delays: readonly number[]): number | undefined {
  const factors = delays.slice(1).map((delay, index) => delay / (delays[index] ?? delay))
  const { mean, cv } = statistics(factors)
  return mean > 1.1 && cv < EQUAL ? mean : undefined
}
