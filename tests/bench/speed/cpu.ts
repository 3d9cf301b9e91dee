import { readdirSync, readFileSync } from 'node:fs'

/**
 * CPU time of the main thread of a process so far, ms. The scheduler of Linux counts it in
 * nanoseconds, in all browsers alike. https://docs.kernel.org/scheduler/sched-stats.html
 */
export function mainThreadTime(pid: number): number {
  const [running = '0'] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')
  return Number(running) / 1e6
}

/** Memory of a process that no other shares, bytes. */
export function ownMemory(pid: number): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  const kilobytes = [...text.matchAll(/^Private_\w+:\s+(\d+) kB$/gm)].map(([, size]) =>
    Number(size),
  )
  return kilobytes.reduce((sum, size) => sum + size, 0) * 1024
}

/** CPU time of the main threads of all content processes of a browser so far, by process; ms. */
export function contentTimes(browser: number): Map<number, number> {
  const times = new Map<number, number>()
  for (const pid of descendants(browser)) {
    try {
      if (isContent(pid)) times.set(pid, mainThreadTime(pid))
    } catch {
      // It has ended meanwhile.
    }
  }
  return times
}

/** The content process of a browser whose main thread is busiest while something spins. */
export async function busyProcess(browser: number, spin: () => Promise<unknown>): Promise<number> {
  const before = contentTimes(browser)
  await spin()
  const used = [...contentTimes(browser)].map(([pid, time]) => ({
    pid,
    time: time - (before.get(pid) ?? time),
  }))
  const [busiest, next] = used.sort((a, b) => b.time - a.time)
  if (!busiest || busiest.time < 2 * (next?.time ?? 0)) throw new Error('No process stands out')
  return busiest.pid
}

/** A process for pages, in Chromium and in Firefox. */
function isContent(pid: number): boolean {
  const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  const line = words.join(' ')
  return line.includes('--type=renderer') || /-contentproc .* tab\s*$/.test(line)
}

function descendants(root: number): number[] {
  const childrenOf = new Map<number, number[]>()
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    const parent = parentOf(Number(name))
    if (parent !== undefined)
      childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), Number(name)])
  }
  const found: number[] = []
  const queue = [root]
  for (let pid = queue.pop(); pid !== undefined; pid = queue.pop()) {
    const children = childrenOf.get(pid) ?? []
    found.push(...children)
    queue.push(...children)
  }
  return found
}

/** The name before it stands in brackets and may hold anything. */
function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return undefined
  }
}
