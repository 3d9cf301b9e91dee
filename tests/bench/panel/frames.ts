/** Runs in a page or a panel; these functions travel as text: no closures. */

/** What was noticed between two looks; ms. */
export interface Frames {
  /** 95 of 100 frames came sooner after the one before. */
  p95: number
  worst: number
  /** The longest task; without a report of it, the longest time the thread took no other turn. */
  task: number
  count: number
}

interface Watched {
  benchFrames?: { gaps: number[]; tasks: number[]; turn: number; on: boolean; reports: boolean }
}

/** Notes frames, tasks and turns of the thread from now on. */
export function watchFrames(): void {
  const scope = window as unknown as Watched
  // Tasks of 50 ms and more. https://w3c.github.io/longtasks/
  const reports = PerformanceObserver.supportedEntryTypes.includes('longtask')
  const watch = { gaps: [] as number[], tasks: [] as number[], turn: 0, on: true, reports }
  if (scope.benchFrames) scope.benchFrames.on = false
  scope.benchFrames = watch
  let last: number | undefined
  const frame = (now: number) => {
    if (!watch.on) return
    if (last !== undefined) watch.gaps.push(now - last)
    last = now
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
  if (reports) {
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) if (watch.on) watch.tasks.push(duration)
    })
    observer.observe({ entryTypes: ['longtask'] })
  }
  const { port1, port2 } = new MessageChannel()
  let turned = performance.now()
  port1.onmessage = () => {
    const now = performance.now()
    watch.turn = Math.max(watch.turn, now - turned)
    turned = now
    if (watch.on) setTimeout(() => port2.postMessage(0), 1)
  }
  port2.postMessage(0)
}

/** What there was since then. */
export async function framesSoFar(): Promise<Frames> {
  const watch = (window as unknown as Watched).benchFrames
  if (!watch) throw new Error('nothing was watched')
  // Reports of tasks come a little later.
  await new Promise((resolve) => setTimeout(resolve, 100))
  watch.on = false
  const sorted = watch.gaps.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN
  const task = watch.reports ? Math.max(0, ...watch.tasks) : watch.turn
  return { p95: at(0.95), worst: at(1), task, count: sorted.length }
}
