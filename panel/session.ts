import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Connection, ConnectionId } from '../src/connection.ts'
import type { Diagnosis } from '../src/diagnose/verdict.ts'
import type { DocumentId } from '../src/event.ts'
import type { Coverage, Host } from '../src/host.ts'
import type { Log } from '../src/log.ts'
import type { Masks } from '../src/mask.ts'
import { coalesce } from './coalesce.ts'
import { clearWithUndo, forgetBefore } from './forget.ts'
import { createJudge } from './judge.ts'
import { rememberMasks } from './masks.ts'
import { createPlaces, type Places } from './places.ts'
import { createRows, type Row } from './rows.ts'
import { createSearch, type Search } from './search.ts'
import { createSelection, type Selection } from './selection.ts'
import { remembered } from './settings.ts'
import { createSourceMaps, type SourceMaps } from './source-map.ts'
import { createUndo, type Undo } from './undo.ts'

/** How often, ms, ages and unsettled verdicts are looked at without news. */
const TICK = 500

/** The state of a mounted panel and its verbs; components read the signals. */
export interface Session {
  readonly host: Host
  readonly log: Log
  /** Grows after the log changed, at most once a frame. Read it wherever the log is read. */
  readonly revision: ReadonlySignal<number>
  /** ms since the epoch, as of the last revision. */
  readonly now: ReadonlySignal<number>
  readonly coverage: ReadonlySignal<Coverage>
  readonly recording: ReadonlySignal<boolean>
  readonly preserve: Signal<boolean>
  readonly reveal: Signal<boolean>
  /** How text about the selected connection is shown. */
  readonly masks: ReadonlySignal<Masks>
  masksOf(connection: Connection | undefined): Masks
  readonly selection: Selection
  readonly search: Search
  readonly undo: Undo
  readonly sourceMaps: SourceMaps
  readonly placeOf: Places
  /** The list of connections. */
  readonly rows: ReadonlySignal<readonly Row[]>
  /** Said once to screen readers. */
  readonly announcement: Signal<string>
  /** The connection whose test was asked for; the test view takes it and sets it back. */
  readonly testRequested: Signal<ConnectionId | undefined>
  selected(): Connection | undefined
  diagnosisOf(connection: Connection): Diagnosis | undefined
  /** Selects a connection and unfolds its chain. */
  show(connection: Connection): void
  setRecording(on: boolean): void
  clear(): void
  startTest(connection: Connection): void
  /** Adds what is to be done when the panel goes. */
  onStop(run: () => void): void
  stop(): void
}

export function createSession(host: Host): Session {
  const { capture } = host
  const { log } = capture
  const revision = signal(0)
  const now = signal(Date.now())
  const coverage = signal(capture.coverage())
  const recording = signal(capture.recording())
  const announcement = signal('')
  const testRequested = signal<ConnectionId | undefined>(undefined)
  const [preserve, stopPreserve] = remembered('preserve-log', true)
  const reveal = signal(false)
  const selection = createSelection()
  const masksOf = rememberMasks(reveal)
  const masks = computed(() => masksOf(selected()))
  const search = createSearch(log)
  const undo = createUndo()
  const placeOf = createPlaces(log)
  const judge = createJudge(log, placeOf)
  const diagnosisOf = judge.of
  const makeRows = createRows({ log, now, selection, search, diagnosisOf, placeOf })
  const rows = computed(() => {
    revision.value
    return makeRows()
  })
  const updates = coalesce(update)
  const followNavigation = createNavigationFollower(log, () => preserve.peek())

  function update(): void {
    const judged = judge.work(Date.now())
    const searched = search.work(selection.connection.peek())
    batch(() => {
      now.value = Date.now()
      coverage.value = capture.coverage()
      recording.value = capture.recording()
      revision.value++
    })
    if (!judged || !searched) updates.request()
  }
  function changed(): void {
    followNavigation()
    updates.request()
  }
  function selected(): Connection | undefined {
    const id = selection.connection.value
    return id === undefined ? undefined : log.connections.get(id)
  }
  function show(connection: Connection): void {
    batch(() => {
      const place = placeOf(connection)
      if (place) selection.setUnfolded(place.id, true)
      selection.select(connection.id)
    })
  }
  function setRecording(on: boolean): void {
    capture.setRecording(on)
    recording.value = capture.recording()
    announcement.value = on ? 'Recording' : 'Recording paused'
  }
  function clear(): void {
    const restore = clearWithUndo(log)
    undo.offer(() => {
      restore()
      updates.request()
    })
    if (!selected()) selection.select(undefined)
    announcement.value = 'Log cleared'
    updates.request()
  }
  function startTest(connection: Connection): void {
    batch(() => {
      selection.select(connection.id)
      selection.openTab('test')
      testRequested.value = connection.id
    })
  }

  const stops = [
    capture.listen(changed),
    search.query.subscribe(updates.request),
    search.direction.subscribe(updates.request),
    selection.connection.subscribe(updates.request),
    every(TICK, () => judge.restless() && updates.request()),
    stopPreserve,
    undo.forget,
    updates.stop,
  ]
  update()
  return {
    host,
    log,
    revision,
    now,
    coverage,
    recording,
    preserve,
    reveal,
    masks,
    masksOf,
    selection,
    search,
    undo,
    sourceMaps: createSourceMaps(host.readSource),
    placeOf,
    rows,
    announcement,
    testRequested,
    selected,
    diagnosisOf,
    show,
    setRecording,
    clear,
    startTest,
    onStop: (run) => stops.push(run),
    stop: () => stops.forEach((stop) => stop()),
  }
}

/** Forgets the page before when a new one starts and the log is not preserved. */
function createNavigationFollower(log: Log, preserved: () => boolean): () => void {
  let top = topDocument(log)
  return () => {
    const current = topDocument(log)
    if (current?.id === top?.id) return
    if (top && current && !preserved()) forgetBefore(log, current.at)
    top = current
  }
}

function topDocument(log: Log): { id: DocumentId; at: number } | undefined {
  let newest: { id: DocumentId; at: number } | undefined
  for (const { id, start } of log.pages.values()) {
    if (start?.top && start.at >= (newest?.at ?? 0)) newest = { id, at: start.at }
  }
  return newest
}

function every(interval: number, run: () => void): () => void {
  const timer = setInterval(run, interval)
  return () => clearInterval(timer)
}
