import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { type Connection, endedAt } from '../../src/connection.ts'
import type { Session } from '../session.ts'
import { centre, keepNear, middleOf, pan, type Range, widthOf, zoom } from './range.ts'

/** Widest stretch shown around a moment that was asked for, ms. */
const AROUND_MOMENT = 30_000

/** Times the width of a stretch that was asked for. */
const AROUND_STRETCH = 1.3

/** Times the width of the whole log that is shown at most: further out there is nothing to see. */
const OUTERMOST = 2

/** Shortest stretch the whole log is spread over, ms. */
const MIN_FIT = 5_000

/** `fit`: all of the log; `follow`: the newest, at one width; `free`: where the user went. */
export type Mode = 'fit' | 'follow' | 'free'

/** What part of time the timeline shows, and the verbs that change it. */
export interface View {
  readonly mode: ReadonlySignal<Mode>
  readonly range: ReadonlySignal<Range>
  zoom(factor: number, anchor?: number): void
  pan(share: number): void
  show(moment: number): void
  /** Shows a stretch of time, with a little of what is beside it. */
  showStretch(stretch: Range): void
  fit(): void
  follow(): void
}

export function createView(session: Session): View {
  const mode = signal<Mode>('fit')
  const chosen = signal<Range>({ from: 0, to: MIN_FIT })
  const all = computed(() => {
    session.revision.value
    return extentOf([...session.log.connections.values()], session.now.value)
  })
  const range = computed(() => {
    if (mode.value === 'fit') return all.value
    if (mode.value === 'free') return chosen.value
    return { from: all.value.to - widthOf(chosen.value), to: all.value.to }
  })

  function free(next: Range): void {
    chosen.value = next
    mode.value = 'free'
  }
  /** The user goes no further than to the edge of the log: away from it all lanes look alike. */
  function go(next: Range): void {
    free(keepNear(next, range.peek(), all.peek()))
  }
  return {
    mode,
    range,
    zoom(factor, anchor = mode.peek() === 'follow' ? range.peek().to : middleOf(range.peek())) {
      const widest = Math.max(widthOf(all.peek()) * OUTERMOST, widthOf(range.peek()))
      const next = zoom(range.peek(), factor, anchor, widest)
      if (mode.peek() === 'follow') chosen.value = next
      else go(next)
    },
    pan: (share) => go(pan(range.peek(), share)),
    showStretch: (stretch) => free(zoom(stretch, AROUND_STRETCH, middleOf(stretch))),
    show: (moment) => free(centre(range.peek(), moment, AROUND_MOMENT)),
    fit() {
      mode.value = 'fit'
    },
    follow() {
      chosen.value = range.peek()
      mode.value = 'follow'
    },
  }
}

/** From the first connection to now, or to the last end when nothing lives. */
export function extentOf(connections: readonly Connection[], now: number): Range {
  let from = Number.POSITIVE_INFINITY
  let to = 0
  for (const connection of connections) {
    from = Math.min(from, connection.constructed.at)
    to = Math.max(to, endedAt(connection) ?? now)
  }
  if (from > to) return { from: now - MIN_FIT, to: now }
  // Room for the mark and the word of the last end.
  const width = Math.max(MIN_FIT, (to - from) * 1.08)
  return { from: from - width * 0.01, to: from + width }
}
