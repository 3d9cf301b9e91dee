import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { DocumentId } from '../src/event.ts'
import type { Capture, Coverage } from '../src/host.ts'
import type { Log } from '../src/log.ts'
import { isLiving } from '../src/probe/place.ts'
import { clearWithUndo, forgetBefore } from './forget.ts'
import { remembered } from './settings.ts'
import { createUndo, type Undo } from './undo.ts'

/** What is recorded, and the verbs that pause it and forget it. */
export interface Recording {
  readonly coverage: ReadonlySignal<Coverage>
  readonly recording: ReadonlySignal<boolean>
  /** Keep the log when the page navigates. */
  readonly preserve: Signal<boolean>
  readonly undo: Undo
  /** Times something was forgotten: by the user, or with the page before. */
  readonly forgotten: ReadonlySignal<number>
  setRecording(on: boolean): void
  clear(): void
  /** Reads the state of the capture again. */
  refresh(): void
  /** Forgets the page before when a new one has started and the log is not preserved. */
  followNavigation(): void
  stop(): void
}

/** `changed` is called after a verb changed the log. */
export function createRecording(capture: Capture, changed: () => void): Recording {
  const { log } = capture
  const coverage = signal(capture.coverage())
  const recording = signal(capture.recording())
  const [preserve, stopPreserve] = remembered('preserve-log', true)
  const undo = createUndo()
  const forgotten = signal(0)
  let top = topDocument(log)

  function refresh(): void {
    batch(() => {
      coverage.value = capture.coverage()
      recording.value = capture.recording()
    })
  }
  function setRecording(on: boolean): void {
    capture.setRecording(on)
    refresh()
  }
  function clear(): void {
    const restore = clearWithUndo(log)
    forgotten.value++
    undo.offer(() => {
      restore()
      changed()
    })
    changed()
  }
  function followNavigation(): void {
    const current = topDocument(log, top?.id)
    if (!current || current.id === top?.id) return
    if (top && !preserve.peek()) {
      forgetBefore(log, current.at)
      forgotten.value++
    }
    top = current
  }
  function stop(): void {
    stopPreserve()
    undo.forget()
  }
  return {
    coverage,
    recording,
    preserve,
    undo,
    forgotten,
    setRecording,
    clear,
    refresh,
    followNavigation,
    stop,
  }
}

/** The page that is shown: one that is prerendered may be newer, and waits until this one is left. */
function topDocument(log: Log, shown?: DocumentId): { id: DocumentId; at: number } | undefined {
  let newest: { id: DocumentId; at: number } | undefined
  for (const page of log.pages.values()) {
    const { id, start } = page
    if (!start?.top || !isLiving(page)) continue
    if (id === shown) return { id, at: start.at }
    if (start.at >= (newest?.at ?? 0)) newest = { id, at: start.at }
  }
  return newest
}
