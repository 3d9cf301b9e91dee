import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { errorWords } from '../../src/format/error-words.ts'
import type { Imported } from '../../src/har/import.ts'
import { readHar } from '../../src/har/read.ts'
import type { Capture, Host } from '../../src/host.ts'
import { createSession, type Session } from '../session.ts'
import type { Scope } from './exporter.ts'

/** A capture that was imported, open beside the live log. */
export interface Opened {
  readonly id: string
  readonly name: string
  readonly imported: Imported
  readonly session: Session
}

/** A file that is being read. */
export interface Reading {
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly done: ReadonlySignal<{ bytes: number; messages: number }>
  cancel(): void
}

/** The live log, and the captures beside it. One of them is what timeline and details show. */
export interface Workspace {
  readonly live: Session
  readonly captures: ReadonlySignal<readonly Opened[]>
  readonly active: ReadonlySignal<Session>
  readonly readings: ReadonlySignal<readonly Reading[]>
  /** Whether the export is open, and which connections it is about. */
  readonly exportShown: Signal<boolean>
  readonly exportScope: Signal<Scope>
  /** Why a file was not opened, until it is dismissed. */
  readonly failure: Signal<string | undefined>
  /** @param quiet What was looked at stays in view. */
  open(file: Blob, name: string, quiet?: boolean): Promise<Opened | undefined>
  close(capture: Opened): void
  activate(session: Session): void
  stop(): void
}

export function createWorkspace(live: Session): Workspace {
  const captures = signal<readonly Opened[]>([])
  const active = signal(live)
  const readings = signal<readonly Reading[]>([])
  const failure = signal<string | undefined>(undefined)
  const exportShown = signal(false)
  const exportScope = signal<Scope>('all')
  let count = 0

  async function open(file: Blob, name: string, quiet = false): Promise<Opened | undefined> {
    const aborting = new AbortController()
    const done = signal({ bytes: 0, messages: 0 })
    const own: Reading = { name, size: file.size, done, cancel: () => aborting.abort() }
    batch(() => {
      if (readings.peek().length === 0) failure.value = undefined
      readings.value = [...readings.peek(), own]
    })
    const id = `i${++count}`
    try {
      const imported = await readHar(file, {
        prefix: id,
        signal: aborting.signal,
        progress: (bytes, messages) => {
          done.value = { bytes, messages }
        },
      })
      return show(id, name, imported, quiet)
    } catch (error) {
      if (!aborting.signal.aborted) fail(`${name} was not opened. ${errorWords(error)}`)
      return undefined
    } finally {
      readings.value = readings.peek().filter((one) => one !== own)
    }
  }

  function fail(why: string): void {
    failure.value = [failure.peek(), why].filter(Boolean).join(' ')
  }

  function show(id: string, name: string, imported: Imported, quiet: boolean): Opened {
    const session = createSession(hostOf(live.host, imported), live)
    const opened = { id, name, imported, session }
    batch(() => {
      captures.value = [...captures.value, opened]
      if (!quiet) activate(session)
      live.announcement.value = `${name} opened`
    })
    return opened
  }

  function close(capture: Opened): void {
    batch(() => {
      captures.value = captures.value.filter((one) => one !== capture)
      if (active.peek() === capture.session) activate(captures.value.at(-1)?.session ?? live)
      live.announcement.value = `${capture.name} closed`
    })
    capture.session.stop()
  }

  /** One connection is selected at a time. */
  function activate(session: Session): void {
    const before = active.peek()
    if (before === session) return
    batch(() => {
      before.selection.select(undefined)
      active.value = session
    })
  }

  function stop(): void {
    for (const { cancel } of readings.peek()) cancel()
    for (const { session } of captures.peek()) session.stop()
  }

  return {
    live,
    captures,
    active,
    readings,
    failure,
    exportShown,
    exportScope,
    open,
    close,
    activate,
    stop,
  }
}

/**
 * The surroundings of a capture: nothing of it goes on, nothing can be opened again, and the scripts
 * of the inspected page are not those that ran.
 */
function hostOf(live: Host, { log, now }: Imported): Host {
  const capture: Capture = {
    log,
    now: () => now,
    listen: () => () => {},
    coverage: () => ({ state: 'connected', frames: [], workers: [], silence: 0, unclaimed: 0 }),
    recording: () => true,
    setRecording: () => {},
    test: { open: () => {}, send: () => {}, close: () => {} },
  }
  const { browser, theme, reload } = live
  return { browser, theme, reload, capture, readSource: async () => undefined }
}
