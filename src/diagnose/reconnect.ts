import { type Chain, chainOf } from '../chain.ts'
import type { Connection } from '../connection.ts'
import { reconnectFor } from '../knowledge/reconnects.ts'
import { closeFrame } from './ends.ts'
import type { Advice, Context } from './verdict.ts'

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
