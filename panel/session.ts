import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Connection, ConnectionId } from '../src/connection.ts'
import type { Diagnosis } from '../src/diagnose/verdict.ts'
import type { Host } from '../src/host.ts'
import type { Log } from '../src/log.ts'
import type { Masks } from '../src/mask.ts'
import { coalesce } from './coalesce.ts'
import { createDecodings, type Decodings } from './decoding/decodings.ts'
import { createJudge } from './judge.ts'
import { createMappedStacks } from './mapped-stacks.ts'
import { rememberMasks } from './masks.ts'
import { createFolds, type Folds } from './messages/folds.ts'
import { createListing, type Listing } from './messages/listing.ts'
import { createNotice, type Notice } from './notice.ts'
import { createPlaces, type Places } from './places.ts'
import { createRecording, type Recording } from './recording.ts'
import { createRows, type Row } from './rows.ts'
import { createSearch, type Search } from './search.ts'
import { createSelection, type Selection } from './selection.ts'
import { createSourceMaps, type SourceMaps } from './source-map.ts'
import { startWorker } from './start-worker.ts'

/** How often, ms, ages and unsettled verdicts are looked at without news. */
const TICK = 500

/** How long, ms, judging and searching may go on before what there is so far is shown. */
const PATIENCE = 250

/** After more work than this, ms, showing what it found is a task of its own. */
const QUICK = 12

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
  readonly listing: Listing
  readonly folds: Folds
  readonly sourceMaps: SourceMaps
  readonly decodings: Decodings
  readonly placeOf: Places
  diagnosisOf(connection: Connection): Diagnosis | undefined
  /** The list of connections. */
  readonly rows: ReadonlySignal<readonly Row[]>
  /** Said once to screen readers, of what shows as well. */
  readonly announcement: Signal<string>
  readonly notice: Notice
  /** The connection whose test was asked for; the test view takes it and sets it back. */
  readonly testRequested: Signal<ConnectionId | undefined>
  selected(): Connection | undefined
  /** Selects a connection and unfolds its chain. */
  show(connection: Connection): void
  startTest(connection: Connection): void
  /** Adds what is to be done when the panel goes. */
  onStop(run: () => void): void
}

/** @param like Shares what the user set: the filter, how messages are listed, and whether secrets show. */
export function createSession(host: Host, like?: Session): Session {
  const { log, now: clock } = host.capture
  const revision = signal(0)
  const now = signal(clock())
  const reveal = like?.reveal ?? signal(false)
  const announcement = like?.announcement ?? signal('')
  const notice = like?.notice ?? createNotice()
  const testRequested = signal<ConnectionId | undefined>(undefined)
  const selection = createSelection()
  const search = createSearch(log, startWorker('matching'), ask, like?.search)
  const listing = like?.listing ?? createListing()
  const folds = createFolds()
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
  const recording = createRecording(host.capture, ask)
  const sourceMaps = createSourceMaps(host.readSource)
  const decodings = createDecodings(startWorker('decoding'))
  const mapStack = createMappedStacks(sourceMaps, ask)

  // By a clock of its own: that of a capture stands still.
  let shownAt = performance.now()
  let refinedAt = shownAt
  let isDue = false
  /** Something came that was not looked at yet. */
  let isAsked = true
  /** All that was looked at is judged and searched. */
  let isDone = false
  /** Something of it is not shown yet. */
  let isNews = false

  function ask(): void {
    isAsked = true
    updates.request()
  }

  /** Judges and searches a part of what is new and shows it; goes on in the next frame. */
  function update(): void {
    mapStack(looked())
    if (isDue) {
      isDue = false
      publish()
      // What came meanwhile is not looked at yet.
      updates.goOnLater()
      return
    }
    const began = performance.now()
    isNews ||= isAsked
    isAsked = false
    const judged = judge.work(clock())
    const searched = search.work(selection.connection.peek())
    const folded = !listing.folds.peek() || folds.work(looked())
    const found = searched && folded
    isDone = judged && found
    isNews ||= !isDone
    // What is new is shown before what grew old is judged again.
    const waits = isNews && began - refinedAt < PATIENCE
    const refined = waits ? 'some' : judge.refine(clock())
    if (!waits) refinedAt = began
    const isReady = isDone && (isNews || refined === 'all')
    if (isReady || began - shownAt > PATIENCE) {
      isDue = performance.now() - began > QUICK
      if (!isDue) publish()
    }
    if ((!found && !(folded && search.waits())) || isDue) updates.goOn()
    else if (!judged || refined === 'some') updates.goOnLater()
  }
  function publish(): void {
    shownAt = performance.now()
    isNews = !isDone
    batch(() => {
      now.value = clock()
      recording.refresh()
      revision.value++
    })
  }
  function changed(): void {
    recording.followNavigation()
    ask()
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
    search.filter.subscribe(ask),
    search.direction.subscribe(ask),
    search.scope.subscribe(ask),
    search.span.subscribe(ask),
    listing.folds.subscribe(ask),
    selection.connection.subscribe(ask),
    every(TICK, () => clock() > now.peek() && judge.restless() && ask()),
    recording.stop,
    updates.stop,
    search.stop,
    decodings.stop,
    ...(like ? [] : [listing.stop, notice.stop]),
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
    listing,
    folds,
    sourceMaps,
    decodings,
    placeOf,
    diagnosisOf,
    rows,
    announcement,
    notice,
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
