import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The server of the bench, in a process of its own. */
export interface Source {
  /** Of a page with so many empty frames. */
  page(frames?: number): string
  /** Of a socket that does as the query says; see `createFlow`. */
  socket(query: string): string
  close(): void
}

export async function startSource(): Promise<Source> {
  const child = fork(fileURLToPath(new URL('source-process.ts', import.meta.url)))
  const [port] = await once(child, 'message')
  return {
    page: (frames = 0) => `http://127.0.0.1:${port}/?frames=${frames}`,
    socket: (query) => `ws://127.0.0.1:${port}/?${query}`,
    close: () => void child.kill(),
  }
}
