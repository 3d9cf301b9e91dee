import { chainOf } from '../chain.ts'
import { type Connection, effectiveClose } from '../connection.ts'
import type { CloseCall } from '../event.ts'
import { formatCount } from '../format/count.ts'
import { fileAndLine, initiatorKey, pageFrames } from '../stack.ts'
import { statistics } from '../statistics.ts'
import { lastMessage } from './messages.ts'
import type { Context, Evidence } from './verdict.ts'
import { precise } from './words.ts'

/** A timer that led to a close(). */
export interface Timer {
  /** `2.001 s after it opened, each of 3 times`, where its delay was the same each time. */
  repeated?: string
  evidence: Evidence[]
}

/** What a timer may count from. */
interface Origin {
  words: string
  at(connection: Connection, call: CloseCall): number | undefined
}

const origins: readonly Origin[] = [
  { words: 'it opened', at: ({ opened }) => opened?.at },
  {
    words: 'the last message received',
    at: (one, { at }) => lastMessage(one, 'receive', at)?.at,
  },
  { words: 'the last message sent', at: (one, { at }) => lastMessage(one, 'send', at)?.at },
  { words: 'new WebSocket()', at: ({ constructed }) => constructed.at },
]

const SAME_DELAY = { cv: 0.05, ends: 2 }
/** Timers come late by a few milliseconds, never early; clocks may be coarse. */
const EARLY = 1
const LATE = 15

/**
 * The timer a close() ran in: told by Firefox, or known by its delay, which was the same each time
 * or is a round number this once.
 * https://html.spec.whatwg.org/#timers
 */
export function timerOf(
  connection: Connection,
  call: CloseCall,
  context: Context,
): Timer | undefined {
  if (call.running) return undefined
  return repeatedTimer(connection, call, context) ?? toldTimer(call) ?? roundTimer(connection, call)
}

/** The same line closed its sockets after the same delay before. */
function repeatedTimer(
  connection: Connection,
  call: CloseCall,
  context: Context,
): Timer | undefined {
  const line = initiatorKey(call.stack)
  const closes = chainOf(connection, context.log).flatMap((one) => {
    const close = effectiveClose(one)
    return close?.state === call.state && initiatorKey(close.stack) === line ? [{ one, close }] : []
  })
  for (const { words, at } of origins) {
    const delays = closes.flatMap(({ one, close }) => {
      const from = at(one, close)
      return from === undefined || from > close.at ? [] : [close.at - from]
    })
    const { count, mean, cv } = statistics(delays)
    if (count < SAME_DELAY.ends || count < closes.length || cv >= SAME_DELAY.cv) continue
    const delay = `${precise(mean)} after ${words}`
    const text = `The same line closed ${count} connections of this chain ${delay}: a timer of constant delay.`
    return { repeated: `${delay}, each of ${count} times`, evidence: [{ text }] }
  }
  return undefined
}

/** Firefox tells what scheduled a call while its debugger is there, and where. */
function toldTimer({ stack = '', at }: CloseCall): Timer | undefined {
  const setter = pageFrames(stack).find(({ scheduler = '' }) =>
    /^set(?:Timeout|Interval)/.test(scheduler),
  )
  if (!setter) return undefined
  const name = setter.scheduler?.startsWith('setInterval') ? 'setInterval' : 'setTimeout'
  return {
    evidence: [{ text: `It ran in a timer that ${name} set at ${fileAndLine(setter)}.`, at }],
  }
}

function roundTimer(connection: Connection, call: CloseCall): Timer | undefined {
  for (const { words, at } of origins) {
    const from = at(connection, call)
    const round = from === undefined ? undefined : roundDelay(call.at - from)
    if (round === undefined) continue
    const text = `It came ${precise(call.at - (from ?? 0))} after ${words}, which fits a timer of ${formatCount(round)} ms set then.`
    return { evidence: [{ text, at: call.at }] }
  }
  return undefined
}

/** The round delay a timer was set to, ms; by chance few moments are so near to one. */
function roundDelay(delay: number): number | undefined {
  const step = delay < 10_000 ? 500 : delay < 60_000 ? 1_000 : 5_000
  const round = Math.round(delay / step) * step
  const late = delay - round
  return round > 0 && late >= -EARLY && late <= LATE ? round : undefined
}
