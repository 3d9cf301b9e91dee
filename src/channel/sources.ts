import type { Frame } from './frame.ts'

/** Texts of scripts and source maps that frames were asked for. */
export interface Sources {
  /** Undefined where the frame does not answer in time. */
  ask(frame: Frame, url: string): Promise<string | undefined>
  /** Heard only from the frame that was asked: another one may be of a hostile origin. */
  answer(frame: Frame, url: string, text: string | undefined): void
}

type Resolve = (text: string | undefined) => void

/** UTF-16 units; larger scripts and maps are not read. */
export const MAX_SOURCE = 32 * 1024 * 1024
/** ms */
const TIMEOUT = 5_000

export function createSources(): Sources {
  const asked = new Map<Frame, Map<string, Resolve[]>>()

  function answer(frame: Frame, url: string, text: string | undefined): void {
    const urls = asked.get(frame)
    const waiting = urls?.get(url) ?? []
    urls?.delete(url)
    if (urls?.size === 0) asked.delete(frame)
    for (const resolve of waiting) resolve(text)
  }

  function ask(frame: Frame, url: string): Promise<string | undefined> {
    return new Promise((resolve) => {
      const urls = asked.get(frame) ?? new Map<string, Resolve[]>()
      asked.set(frame, urls.set(url, [...(urls.get(url) ?? []), resolve]))
      setTimeout(() => {
        if (asked.get(frame)?.get(url)?.includes(resolve)) answer(frame, url, undefined)
      }, TIMEOUT)
      frame.send({ kind: 'read-source', url })
    })
  }

  return { ask, answer }
}

/** Whether both are of one http(s) origin; opaque origins are all alike, and none the same. */
export function sameOrigin(a: string, b: string): boolean {
  const [origin, other] = [a, b].map((url) => (URL.canParse(url) ? new URL(url).origin : 'null'))
  return origin !== 'null' && origin === other
}
