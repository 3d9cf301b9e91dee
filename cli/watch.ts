import { readdirSync, statSync, watch } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const CAPTURE = /\.har(?:\.gz)?$/
/** A file that has not changed for so long is written; ms. */
const STILL = 300

/** Reads the captures of a folder and each one that appears or changes, until it is stopped. */
export async function watchFolder(
  folder: string,
  read: (path: string) => Promise<void>,
  stopped: AbortSignal,
): Promise<void> {
  const known = new Map<string, number>()
  const waiting = new Set(readdirSync(folder).filter((name) => CAPTURE.test(name)))
  let wake = () => {}
  const watcher = watch(folder, { signal: stopped }, (_event, name) => {
    if (name === null || !CAPTURE.test(name)) return
    waiting.add(name)
    wake()
  })
  watcher.on('error', () => wake())
  stopped.addEventListener('abort', () => wake(), { once: true })
  while (!stopped.aborted) {
    for (const name of [...waiting]) await readWhenStill(name)
    if (waiting.size > 0) await pause(STILL)
    else if (!stopped.aborted) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }

  async function readWhenStill(name: string): Promise<void> {
    const path = join(folder, name)
    const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs
    if (changed !== undefined && Date.now() - changed < STILL) return
    waiting.delete(name)
    if (changed === undefined || known.get(name) === changed) return
    known.set(name, changed)
    await read(path)
  }
}
