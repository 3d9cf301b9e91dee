import { getter, uncurry } from './natives.ts'
import { quietly, type Recorder } from './report.ts'

const Observer = PerformanceObserver
const observe = uncurry(PerformanceObserver.prototype.observe)
const entriesOf = uncurry(PerformanceObserverEntryList.prototype.getEntries)
const startOf = getter(PerformanceEntry.prototype, 'startTime')
const durationOf = getter(PerformanceEntry.prototype, 'duration')
const { timeOrigin } = performance
/** Firefox has no such entries and would warn in the console. */
const supported = PerformanceObserver.supportedEntryTypes.includes('longtask')

/** Shorter ones keep no message waiting that anybody would notice. */
const LONG = 200

/** Returns the start of watching. https://w3c.github.io/longtasks/ */
export function watchLongTasks(recorder: Recorder): () => void {
  function heard(list: PerformanceObserverEntryList): void {
    const entries = entriesOf(list)
    for (let index = 0; index < entries.length; index++) {
      const entry = entries[index]
      if (entry && durationOf(entry) >= LONG) {
        recorder.report({
          kind: 'long-task',
          at: timeOrigin + startOf(entry),
          duration: durationOf(entry),
        })
      }
    }
  }
  return () => {
    if (!supported) return
    const observer = new Observer((list) => quietly(() => heard(list)))
    observe(observer, { type: 'longtask' })
  }
}
