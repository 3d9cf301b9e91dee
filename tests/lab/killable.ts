import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Server processes that die: SIGKILL leaves no time for a Close frame. */
export interface Victims {
  /** Starts one, which is killed 1 s after its first connection; its `ws://` address. */
  start(): Promise<string>
  close(): void
}

export function createVictims(): Victims {
  const victims = new Set<ChildProcess>()
  return {
    async start() {
      const victim = fork(fileURLToPath(new URL('victim.mjs', import.meta.url)), { execArgv: [] })
      victims.add(victim)
      const [port] = await once(victim, 'message')
      victim.once('message', () => setTimeout(() => victim.kill('SIGKILL'), 1_000))
      return `ws://127.0.0.1:${port}`
    },
    close() {
      for (const victim of victims) victim.kill('SIGKILL')
    },
  }
}
