import type { Clock } from '../clock.ts'
import type { Handshake } from '../handshake.ts'
import type { Outsiders } from './outsiders.ts'

/** Takes the handshakes of workers that belong to no tab, where a frame of this one shares their origin. */
export interface Tabless {
  hear(handshake: Handshake): void
  /** Frames have come. */
  retry(): void
}

/** A worker may be there before its page says hello. */
const MAX_WAITING = 100

/** @param urls of the frames of the tab */
export function createTabless(outsiders: Outsiders, urls: () => string[], clock: Clock): Tabless {
  let waiting: Handshake[] = []

  function hear(handshake: Handshake): void {
    const { at } = handshake
    // By the wall clock, which steps and drifts away from the log's.
    const ours = { ...handshake, ...(at !== undefined && { at: at + clock() - Date.now() }) }
    waiting = [...waiting, ours].slice(-MAX_WAITING)
    retry()
  }

  function retry(): void {
    if (waiting.length === 0) return
    const origins = new Set(urls().flatMap(originOf))
    const later: Handshake[] = []
    for (const handshake of waiting) {
      const isOurs = originOf(handshake.outsider?.script).some((origin) => origins.has(origin))
      if (isOurs) outsiders.take(handshake)
      else later.push(handshake)
    }
    waiting = later
  }

  return { hear, retry }
}

/** None where there is none to share. */
function originOf(url = ''): string[] {
  const origin = URL.canParse(url) ? new URL(url).origin : 'null'
  return origin === 'null' ? [] : [origin]
}
