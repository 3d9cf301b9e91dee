import { computed, type ReadonlySignal, type Signal } from '@preact/signals'
import { remembered, rememberedChoice } from '../settings.ts'
import { LEAST, SIZED, type Sized } from './columns.ts'
import { TIMES, type TimeMode } from './times.ts'

/** How the user wants messages to be listed; remembered. */
export interface Listing {
  readonly time: Signal<TimeMode>
  /** Heartbeats in a row are one row. */
  readonly folds: Signal<boolean>
  /** Pixels; 0 where the style sheet decides. */
  readonly widths: Readonly<Record<Sized, Signal<number>>>
  /** Whether any column has a width of its own. */
  readonly isSized: ReadonlySignal<boolean>
  nextTime(): void
  setWidth(column: Sized, pixels: number): void
  resetWidths(): void
  stop(): void
}

export function createListing(): Listing {
  const [time, stopTime] = rememberedChoice('messages.time', TIMES)
  const [folds, stopFolds] = remembered('messages.fold', true)
  const [ofTime, stopOfTime] = remembered('messages.width.time', 0)
  const [ofType, stopOfType] = remembered('messages.width.type', 0)
  const [ofSize, stopOfSize] = remembered('messages.width.size', 0)
  const widths = { time: ofTime, type: ofType, size: ofSize }
  const stops = [stopTime, stopFolds, stopOfTime, stopOfType, stopOfSize]
  return {
    time,
    folds,
    widths,
    isSized: computed(() => SIZED.some((column) => widths[column].value > 0)),
    nextTime() {
      const at = TIMES.indexOf(time.peek())
      time.value = TIMES[(at + 1) % TIMES.length] ?? TIMES[0]
    },
    setWidth(column, pixels) {
      widths[column].value = Math.max(LEAST, Math.round(pixels))
    },
    resetWidths() {
      for (const column of SIZED) widths[column].value = 0
    },
    stop() {
      for (const stop of stops) stop()
    },
  }
}
