import { type Chain, delays } from './chain.ts'

/** How much longer the page waits before each attempt, until it waits no longer. */
export interface BackOff {
  /** Before the second attempt, ms. */
  from: number
  /** The longest, ms. */
  to: number
  /** From one delay to the next, on average. */
  factor: number
}

/** Delays that tell a growth from chance. */
const MIN_DELAYS = 3
const MIN_GROWTH = 2.5
/** Libraries add a random part: a delay may be shorter than the one before by so much. */
const STEP = 0.75
/** A chain may be long; its growth is over soon. */
const MAX_DELAYS = 1_000
/** Near the limit of a back-off, and what its random part leaves of it. */
const LIMIT = { near: 0.6, least: 0.4 }

/**
 * The growth of the delays of a chain; undefined where they are fixed, random or too few.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backOffOf(chain: Chain): BackOff | undefined {
  return growth(delays(longestFailure(chain)))
}

function growth(waits: readonly number[]): BackOff | undefined {
  const [from = 0] = waits
  const to = Math.max(...waits)
  if (waits.length < MIN_DELAYS || from <= 0 || to < from * MIN_GROWTH) return undefined
  const top = waits.findIndex((wait) => wait >= to * LIMIT.near)
  const rise = waits.slice(0, top + 1)
  const plateau = waits.slice(top + 1)
  const isRise = rise.every((wait, index) => wait >= (rise[index - 1] ?? 0) * STEP)
  if (!isRise || rise.length < MIN_DELAYS - 1) return undefined
  if (plateau.some((wait) => wait < to * LIMIT.least)) return undefined
  return { from, to, factor: ((waits[top] ?? to) / from) ** (1 / top) }
}

/** A back-off starts anew once a connection opened; where each one opened, the chain is one story. */
function longestFailure(chain: Chain): Chain {
  const runs: Chain[] = []
  let from = 0
  chain.forEach((connection, index) => {
    if (!connection.opened) return
    runs.push(chain.slice(from, index + 1))
    from = index
  })
  runs.push(chain.slice(from))
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), [])
  return longest.length > MIN_DELAYS ? longest.slice(0, MAX_DELAYS) : chain.slice(0, MAX_DELAYS)
}
