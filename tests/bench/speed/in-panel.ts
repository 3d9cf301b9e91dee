/** What the bench does in the panel. These functions travel as text: no closures. */

/** What the log holds of everything the page received. */
export interface Logged {
  /** Messages, whether kept or known by their count only. */
  count: number
  bytes: number
  /** Known by their count only. */
  folded: number
  /** Neither came nor were counted by the page. */
  lost: number
  /** Still kept, with their bodies or without. */
  kept: number
}

/** From a message's sending to its being in the log, ms. */
export interface Lag {
  median: number
  /** 99 of 100 were sooner. */
  most: number
}

/** Finds the log by way of the mounted components, and names it for the functions below. */
export function exposeLog(): boolean {
  const scope = window as { benchLog?: unknown }
  const seen = new Set<unknown>()
  const queue: unknown[] = [document.body]
  while (queue.length > 0 && seen.size < 5_000) {
    const next = queue.shift()
    if (typeof next !== 'object' || next === null || seen.has(next)) continue
    seen.add(next)
    // A Map of another global is none of ours.
    const { log } = next as { log?: { connections?: { values?: unknown } } }
    if (typeof log?.connections?.values === 'function') {
      scope.benchLog = log
      return true
    }
    for (const key of Object.keys(next)) queue.push((next as Record<string, unknown>)[key])
  }
  return false
}

export function logged(): Logged {
  const { benchLog: log } = window as unknown as { benchLog: BenchLog }
  const sum: Logged = { count: 0, bytes: 0, folded: 0, lost: log.dropped.lost, kept: 0 }
  for (const { received, messages } of log.connections.values()) {
    sum.count += received.count
    sum.bytes += received.bytes
    sum.folded += received.folded
    sum.kept += messages.length
  }
  return sum
}

/** Watches what comes into the log of the newest connection from now on. */
export function watchLag(): void {
  const scope = window as unknown as { benchLog: BenchLog; benchLags: number[]; benchTimer: number }
  clearInterval(scope.benchTimer)
  scope.benchLags = []
  let connection: BenchConnection | undefined
  let seen = 0
  scope.benchTimer = window.setInterval(() => {
    const newest = [...scope.benchLog.connections.values()].at(-1)
    if (newest !== connection) seen = 0
    connection = newest
    const now = Date.now()
    const messages = newest?.messages ?? []
    for (; seen < messages.length; seen++) {
      const at = /"at":(\d+)/.exec(String(messages[seen]?.body))?.[1]
      if (at) scope.benchLags.push(now - Number(at))
    }
  }, 4)
}

export function lagSoFar(): Lag {
  const { benchLags } = window as unknown as { benchLags: number[] }
  const sorted = benchLags.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN
  return { median: at(0.5), most: at(0.99) }
}

/** Forgets everything, as if the panel had been opened now. */
export function clearLog(): void {
  document.querySelector<HTMLElement>('[data-action="clear"]')?.click()
}

interface BenchConnection {
  received: { count: number; bytes: number; folded: number }
  messages: { body?: unknown }[]
}

interface BenchLog {
  connections: Map<string, BenchConnection>
  dropped: { lost: number }
}
