/** ms between two pieces of work: it takes a tenth of the time at most. */
const REST = 80
/** ms after which it goes on all the same: a panel out of sight is never told that it is idle. */
const PATIENCE = 1_000

/** Waits until the browser has nothing better to do. Throws when the work was given up. */
export async function whenIdle(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, REST))
  signal.throwIfAborted()
  await new Promise<void>((resolve) => {
    if (typeof requestIdleCallback === 'function')
      requestIdleCallback(() => resolve(), { timeout: PATIENCE })
    else resolve()
  })
  signal.throwIfAborted()
}

interface Scheduler {
  postTask?<T>(work: () => Promise<T>, options: { priority: 'background' }): Promise<T>
}

/**
 * Runs work that rests between its pieces: what comes after a rest keeps the rank of the task it is of,
 * and that of a usual one goes before all that waits, messages of the page among it.
 * https://developer.mozilla.org/docs/Web/API/Scheduler/yield#yielding_priorities
 */
export function inBackground<T>(work: () => Promise<T>): Promise<T> {
  const { scheduler } = globalThis as { scheduler?: Scheduler }
  return scheduler?.postTask?.(work, { priority: 'background' }) ?? work()
}
