let factor = 1

/** Makes all that waits in the lab, its pages and its servers, take so many times as long. */
export function setPace(to: number): void {
  factor = to
}

/** @param ms as written down, and as it is at this pace */
export function paced(ms: number): number {
  return ms * factor
}

/** What goes first in the head of a page, so that its timers and those of its libraries keep pace. */
export function paceScript(): string {
  if (factor === 1) return ''
  return `<script>for (const name of ['setTimeout', 'setInterval']) {
  const native = window[name]
  window[name] = (act, delay = 0, ...args) => native(act, delay * ${factor}, ...args)
}</script>`
}
