/**
 * Three connections or more of one chain within 60 s, each living less than 10 s.
 * Confused with: sockets opened side by side, and one reconnect after a loss.
 * https://developer.mozilla.org/docs/Web/API/WebSocket/close_event
 */
import { chainOf, delays } from '../../chain.ts'
import { type Connection, effectiveClose, endedAt } from '../../connection.ts'
import { libraryOf } from '../../knowledge/libraries.ts'
import { statistics } from '../../statistics.ts'
import { isFirefox } from '../ends.ts'
import type { Context, Evidence, FindingRule, Found } from '../verdict.ts'
import { precise } from '../words.ts'

export const reconnectLoop: FindingRule = {
  id: 'reconnect-loop',
  about: 'Three connections or more within 60 s, each living less than 10 s.',
  find,
}

const WINDOW = 60_000
const SHORT_LIFE = 10_000
const MIN_CONNECTIONS = 3

function find(connection: Connection, context: Context): Found | undefined {
  if (libraryOf(connection)?.devServer) return undefined
  const loop = loopAround(connection, context)
  if (loop.length < MIN_CONNECTIONS) return undefined
  const [first, last] = [loop[0] ?? connection, loop.at(-1) ?? connection]
  const took = last.constructed.at - first.constructed.at
  const { mean } = statistics(delays(loop))
  return {
    severity: 'warning',
    summary: `The page reconnects in a loop: ${loop.length} connections in ${precise(took)}, each living less than 10 s.`,
    evidence: [
      {
        text: `A new one came ${precise(mean)} after the end of the one before, on average.`,
        at: first.constructed.at,
        connection: first.id,
      },
      ...delayEvidence(connection, context),
    ],
    advice: [
      {
        text: 'Wait longer after each failure, with a random part, and look at what ends the first of them.',
        snippet: { language: 'js', code: BACK_OFF },
      },
    ],
  }
}

const BACK_OFF = `const delay = Math.min(30_000, 1_000 * 2 ** attempt) * (0.5 + Math.random() / 2)
setTimeout(connect, delay)`

/** The run of short lives around a connection, as far as three of them fit into 60 s. */
function loopAround(connection: Connection, context: Context): Connection[] {
  const chain = chainOf(connection, context.log)
  const index = chain.indexOf(connection)
  if (!isShort(connection)) return []
  let [from, to] = [index, index]
  while (from > 0 && isShort(chain[from - 1])) from--
  while (to < chain.length - 1 && isShort(chain[to + 1])) to++
  const run = chain.slice(from, to + 1)
  return run.some((_, at) => isDense(run, at, index - from)) ? run : []
}

/** Three neighbours, this connection among them, begin within 60 s. */
function isDense(run: readonly Connection[], start: number, own: number): boolean {
  const end = start + MIN_CONNECTIONS - 1
  const [first, last] = [run[start], run[end]]
  if (!first || !last || own < start || own > end) return false
  return last.constructed.at - first.constructed.at <= WINDOW
}

function isShort(connection: Connection | undefined): boolean {
  if (!connection) return false
  const end = effectiveClose(connection)?.at ?? endedAt(connection)
  return end !== undefined && end - connection.constructed.at < SHORT_LIFE
}

function delayEvidence(connection: Connection, context: Context): Evidence[] {
  if (connection.opened) return []
  const text = isFirefox(connection, context)
    ? 'Firefox itself delays reconnects after failures, by up to 60 s: part of the time may be the browser’s.'
    : 'Chrome itself delays reconnects after failures, by 1–5 s: part of the time may be the browser’s.'
  return [{ text }]
}
