/** Asks who is there until all that start with a page have had time to come. */
export interface RollCall {
  /** The page was navigated, or its URL changed. */
  begin(): void
  /** Whether those that are there have answered. */
  settled(): boolean
  stop(): void
}

/**
 * A new document hears nothing before its relay runs, and its frames come later; ms. What has sockets
 * announces itself: these are for the others, which are captured as well.
 */
const AFTER = [0, 300, 1_000, 3_000, 10_000]
const SETTLED = 1_500

export function createRollCall(call: () => void, now: () => number): RollCall {
  let timers: ReturnType<typeof setTimeout>[] = []
  let begunAt = Number.NEGATIVE_INFINITY

  function stop(): void {
    for (const timer of timers) clearTimeout(timer)
    timers = []
  }

  return {
    begin() {
      stop()
      begunAt = now()
      timers = AFTER.map((delay) => setTimeout(call, delay))
    },
    settled: () => now() - begunAt > SETTLED,
    stop,
  }
}
