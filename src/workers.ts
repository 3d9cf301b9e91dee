import type { WorkerCoverage } from './host.ts'
import type { Log } from './log.ts'

/** The scripts of this page that made sockets where no extension can run, in the order of their first. */
export function workersOf(log: Log): WorkerCoverage[] {
  const workers = new Map<string, WorkerCoverage>()
  for (const { outside } of log.connections.values()) {
    if (!outside || outside.end?.how === 'left') continue
    const { kind, script: url = '' } = outside.maker
    const key = [kind, url, outside.owner].join(' ')
    const worker = workers.get(key) ?? { kind, url, sees: outside.sees, sockets: 0 }
    worker.sockets++
    workers.set(key, worker)
  }
  return [...workers.values()]
}
