import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Connection, ConnectionId } from '../src/connection.ts'
import type { Diagnosis } from '../src/diagnose/verdict.ts'
import type { Host } from '../src/host.ts'
import type { Log } from '../src/log.ts'
import type { Masks } from '../src/mask.ts'
import { coalesce } from './coalesce.ts'
import { createJudge } from './judge.ts'
import { createMappedStacks } from './mapped-stacks.ts'
import { rememberMasks } from './masks.ts'
import { createPlaces, type Places } from './places.ts'
import { createRecording, type Recording } from './recording.ts'
import { createRows, type Row } from './rows.ts'
import { createSearch, type Search } from './search.ts'
import { createSelection, type Selection } from './selection.ts'
import { createSourceMaps, type SourceMaps } from './source-map.ts'

/** How often, ms, ages and unsettled verdicts are looked at without news. */
const TICK = 500

/** How long, ms, a search may go on before what it found so far is shown. */
const PATIENCE = 150

/** The state of a mounted panel and its verbs; components read the signals. */
export interface Session extends Recording {
  readonly host: Host
  readonly log: Log
  /** Grows after the log changed, at most once a frame. Read it wherever the log is read. */
  readonly revision: ReadonlySignal<number>
  /** ms since the epoch, as of the last revision. */
  readonly now: ReadonlySignal<number>
  /** Whether secrets are shown. */
  readonly reveal: Signal<boolean>
  /** How text about the selected connection is shown. */
  readonly masks: ReadonlySignal<Masks>
  masksOf(connection: Connection): Masks
  readonly selection: Selection
  readonly search: Search
  readonly sourceMaps: SourceMaps
  readonly placeOf: Places
  diagnosisOf(connection: Connection): Diagnosis | undefined
  /** The list of connections. */
  readonly rows: ReadonlySignal<readonly Row[]>
  /** Said once to screen readers. */
  readonly announcement: Signal<string>
  /** The connection whose test was asked for; the test view takes it and sets it back. */
  readonly testRequested: Signal<ConnectionId | undefined>
  selected(): Connection | undefined
  /** Selects a connection and unfolds its chain. */
  show(connection: Connection): void
  startTest(connection: Connection): void
  /** Adds what is to be done when the panel goes. */
  onStop(run: () => void): void
}

export function createSession(host: Host): Session {
  const { log, now: clock } = host.capture
  const revision = signal(0)
  const now = signal(clock())
  const reveal = signal(false)
  const announcement = signal('')
  const testRequested = signal<ConnectionId | undefined>(undefined)
  const selection = createSelection()
  const search = createSearch(log)
  const placeOf = createPlaces(log)
  const judge = createJudge(log, placeOf)
  const diagnosisOf = judge.of
  const makeRows = createRows({ log, now, selection, search, diagnosisOf, placeOf })
  const rows = computed(() => {
    revision.value
    return makeRows()
  })
  const masksOf = rememberMasks(reveal)
  const masks = computed(() => masksOf(selected()))
  const updates = coalesce(update)
  const recording = createRecording(host.capture, updates.request)
  const sourceMaps = createSourceMaps(host.readSource)
  const mapStack = createMappedStacks(sourceMaps, updates.request)

  /** Judges and searches a part of what is new and shows it; goes on in the next frame. */
  function update(): void {
    mapStack(looked())
    const judged = judge.work(clock())
    const searched = search.work(selection.connection.peek())
    if (!judged || !searched) updates.request()
    if (searched || clock() - now.peek() > PATIENCE) publish()
  }
  function publish(): void {
    batch(() => {
      now.value = clock()
      recording.refresh()
      revision.value++
    })
  }
  function changed(): void {
    recording.followNavigation()
    updates.request()
  }
  function selected(): Connection | undefined {
    revision.value
    const id = selection.connection.value
    return id === undefined ? undefined : log.connections.get(id)
  }
  function looked(): Connection | undefined {
    const id = selection.connection.peek()
    return id === undefined ? undefined : log.connections.get(id)
  }
  function show(connection: Connection): void {
    batch(() => {
      const place = placeOf(connection)
      if (place) selection.setUnfolded(place.id, true)
      selection.select(connection.id)
    })
  }
  function startTest(connection: Connection): void {
    batch(() => {
      selection.select(connection.id)
      selection.openTab('test')
      testRequested.value = connection.id
    })
  }

  const stops = [
    host.capture.listen(changed),
    search.query.subscribe(updates.request),
    search.direction.subscribe(updates.request),
    selection.connection.subscribe(updates.request),
    every(TICK, () => judge.restless() && updates.request()),
    recording.stop,
    updates.stop,
  ]
  update()
  return {
    ...recording,
    host,
    log,
    revision,
    now,
    reveal,
    masks,
    masksOf,
    selection,
    search,
    sourceMaps,
    placeOf,
    diagnosisOf,
    rows,
    announcement,
    testRequested,
    selected,
    show,
    startTest,
    onStop: (run) => stops.push(run),
    stop: () => {
      for (const stop of stops) stop()
    },
  }
}

function every(interval: number, run: () => void): () => void {
  const timer = setInterval(run, interval)
  return () => clearInterval(timer)
}
