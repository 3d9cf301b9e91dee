/** Long work in short tasks, so that whoever waits for the thread waits little. */
export interface Pace {
  /** Rests when the current task has taken long enough; throws when the work was cancelled. */
  step(): Promise<void> | undefined
}

/** ms; a task of 50 ms would be felt. */
const TASK = 12

export function createPace(signal?: AbortSignal): Pace {
  let began = performance.now()
  async function rest(): Promise<void> {
    await nextTask()
    signal?.throwIfAborted()
    began = performance.now()
  }
  return {
    step() {
      signal?.throwIfAborted()
      return performance.now() - began > TASK ? rest() : undefined
    },
  }
}

/** https://developer.mozilla.org/en-US/docs/Web/API/Scheduler/yield, where there is one. */
function nextTask(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } }
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve, 0))
}
