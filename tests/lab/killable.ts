import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Server processes that die: SIGKILL leaves no time for a Close frame. */
export interface Victims {
  /** Starts one, which is killed 1 s after so many connections are open; its `ws://` address. */
  start(count: number): Promise<string>
  close(): void
}

export function createVictims(): Victims {
  const victims = new Set<ChildProcess>()
  return {
    async start(count) {
      const victim = fork(fileURLToPath(new URL('victim.mjs', import.meta.url)), { execArgv: [] })
      victims.add(victim)
      const [port] = await once(victim, 'message')
      let missing = count
      victim.on('message', () => {
        if (--missing === 0) setTimeout(() => victim.kill('SIGKILL'), 1_000)
      })
      return `ws://127.0.0.1:${port}`
    },
    close() {
      for (const victim of victims) victim.kill('SIGKILL')
    },
  }
}
