import { now, wallClock } from './natives.ts'
import type { Recorder } from './report.ts'

/** Less is the drift of a clock that is being disciplined. */
const STEP = 1_000

/**
 * Compares the wall clock with the monotonic one: they part when the machine sleeps, and when the
 * clock is set. Returns the look at them.
 */
export function watchClock(recorder: Recorder): () => void {
  let offset = wallClock() - now()
  return () => {
    const current = wallClock() - now()
    const jump = current - offset
    if (jump < STEP && jump > -STEP) return
    offset = current
    recorder.report({ kind: 'clock', at: now(), jump })
  }
}
