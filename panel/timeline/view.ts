import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { endedAt } from '../../src/connection.ts'
import type { Session } from '../session.ts'
import { centre, pan, type Range, widthOf, zoom } from './range.ts'

/** Widest stretch shown around a moment that was asked for, ms. */
const AROUND_MOMENT = 30_000

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
  fit(): void
  follow(): void
}

export function createView(session: Session): View {
  const mode = signal<Mode>('fit')
  const chosen = signal<Range>({ from: 0, to: MIN_FIT })
  const all = computed(() => extentOf(session))
  const range = computed(() => {
    if (mode.value === 'fit') return all.value
    if (mode.value === 'free') return chosen.value
    return { from: all.value.to - widthOf(chosen.value), to: all.value.to }
  })

  function free(next: Range): void {
    chosen.value = next
    mode.value = 'free'
  }
  return {
    mode,
    range,
    zoom(factor, anchor = mode.peek() === 'follow' ? range.peek().to : middle(range.peek())) {
      const next = zoom(range.peek(), factor, anchor)
      if (mode.peek() === 'follow') chosen.value = next
      else free(next)
    },
    pan: (share) => free(pan(range.peek(), share)),
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

function middle({ from, to }: Range): number {
  return (from + to) / 2
}

/** From the first connection to now, or to the last end when nothing lives. */
function extentOf(session: Session): Range {
  session.revision.value
  const connections = [...session.log.connections.values()]
  const now = session.now.value
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
