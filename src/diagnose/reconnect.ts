import { type Chain, chainOf } from '../chain.ts'
import type { Connection } from '../connection.ts'
import { reconnectFor } from '../knowledge/reconnects.ts'
import { statistics } from '../statistics.ts'
import { closeFrame } from './ends.ts'
import type { Advice, Context } from './verdict.ts'
import { precise } from './words.ts'

/** Ends after which a new attempt may well succeed. https://www.iana.org/assignments/websocket/websocket.xhtml */
const PASSING: readonly number[] = [1000, 1001, 1005, 1011, 1012, 1013, 1014]

/** How to reconnect, in the library's words if known, leaving out the codes that came each time. */
export function reconnectAdvice(connection: Connection, text: string, chain: Chain = []): Advice {
  const { snippet, source } = reconnectFor(connection)
  return { text, ...(snippet && { snippet: snippet(fatalCodes(chain)) }), source }
}

/** For an end that is nothing unusual, where the page has not shown that it reconnects. */
export function adviceWhereAlone(connection: Connection, context: Context): Advice[] {
  if (chainOf(connection, context.log).length > 1) return []
  const text =
    'If the page does not reconnect by itself, have it do so with a delay that grows and has a random part, so that not all clients come back at once.'
  return [reconnectAdvice(connection, text)]
}

/** The code of a Close frame that ended every one of them. */
function fatalCodes(chain: Chain): number[] {
  const codes = new Set(chain.map((one) => closeFrame(one)?.code ?? 1006))
  const [code] = codes
  if (codes.size !== 1 || code === undefined || code === 1006) return []
  return PASSING.includes(code) ? [] : [code]
}

/** Shorter delays are none, ms. */
const AT_ONCE = 50
const EQUAL = 0.03
const MIN_DELAYS = 3

/** Growth of libraries by default. */
const GROWTH: readonly { factor: number; of: string }[] = [
  { factor: 1.3, of: 'reconnecting-websocket and partysocket' },
  { factor: 1.5, of: 'joewalnes/reconnecting-websocket' },
]

/** How the delays between the attempts run, as a sentence. @param delays ms */
export function delaysInWords(delays: readonly number[]): string {
  const { count, mean, cv } = statistics(delays)
  if (mean < AT_ONCE) return 'A new one came at once, without any delay.'
  if (count < MIN_DELAYS) return average(mean)
  if (cv < EQUAL) return `A new one came after the same ${precise(mean)} each time: no back-off.`
  const factor = growthOf(delays)
  if (factor === undefined) return average(mean)
  const library = GROWTH.find((row) => Math.abs(row.factor - factor) < 0.03)
  const like = library ? `, as in ${library.of} by default` : ''
  return `A new one came after delays that grew × ${factor.toFixed(1)} each time${like}.`
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
