import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { formatClockSeconds } from '../../src/format/clock.ts'
import type { Log } from '../../src/log.ts'
import type { Spill, Spilled } from '../../src/spill.ts'
import type { Opened, Workspace } from '../captures/workspace.ts'
import { startSpilling } from './spiller.ts'

/** ms a page has to tell what it still knows itself. */
const TELLS = 2_000

/** The log of a panel of this tab that went unasked, and what this one leaves in turn. */
export interface Recovery {
  /** What was recovered and is still open. */
  readonly recovered: ReadonlySignal<Recovered | undefined>
  discard(): void
  stop(): void
}

export interface Recovered {
  readonly capture: Opened
  /** Time of day until which it tells. */
  readonly until: string
}

export function createRecovery(workspace: Workspace): Recovery {
  const { live } = workspace
  const opened = signal<Recovered | undefined>(undefined)
  const recovered = computed(() =>
    opened.value && workspace.captures.value.includes(opened.value.capture)
      ? opened.value
      : undefined,
  )
  let spill: Spill | undefined
  let stopped = false
  const stops: (() => void)[] = []

  async function start(): Promise<void> {
    spill = await live.host.openSpill?.()
    if (!spill || stopped) return
    const left = await spill.read()
    if (left && (await isMissed(left))) {
      const until = formatClockSeconds(left.at)
      const capture = await workspace.open(left.har, `Recovered, until ${until}`, true)
      opened.value = capture && { capture, until }
    }
    if (!stopped) stops.push(startSpilling(live, spill))
  }

  /** Whether it belongs to this page, and holds more than the page tells again by itself. */
  async function isMissed(left: Spilled): Promise<boolean> {
    await firstPage()
    await new Promise((resolve) => stops.push(after(TELLS, resolve)))
    return !stopped && isOfLog(left, live.log) && holdsMore(left, live.log)
  }

  function firstPage(): Promise<void> {
    if (live.log.pages.size > 0) return Promise.resolve()
    return new Promise((resolve) => {
      const stop = live.host.capture.listen(() => {
        if (live.log.pages.size === 0) return
        stop()
        resolve()
      })
      stops.push(stop)
    })
  }

  // Without it the panel is what it is.
  start().catch(() => {})
  return {
    recovered,
    discard() {
      const found = recovered.peek()
      if (found) workspace.close(found.capture)
      spill?.clear().catch(() => {})
    },
    stop() {
      stopped = true
      for (const stop of stops) stop()
    },
  }
}

function isOfLog({ documents }: Spilled, { pages }: Log): boolean {
  const known = new Set<string>(pages.keys())
  return documents.some((id) => known.has(id))
}

function holdsMore({ held }: Spilled, { connections }: Log): boolean {
  const counts = new Map<string, number>(
    [...connections].map(([id, { messages }]) => [id, messages.length]),
  )
  return held.some(([id, count]) => (counts.get(id) ?? -1) < count)
}

function after(ms: number, run: (value: unknown) => void): () => void {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}
