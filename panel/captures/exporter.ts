import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { ConnectionId } from '../../src/connection.ts'
import { expressionIn, patternOf } from '../../src/filter/text.ts'
import { errorWords } from '../../src/format/error-words.ts'
import type { Payloads } from '../../src/har/format.ts'
import { learnSecrets } from '../../src/har/learn.ts'
import type { Replaced } from '../../src/har/placeholders.ts'
import type { Redactor } from '../../src/har/redact.ts'
import { copyText } from '../clipboard.ts'
import type { Session } from '../session.ts'
import { startWorker } from '../start-worker.ts'
import { download, fileName } from './download.ts'
import { type About, endingOf, type Filing, type Format, fileOf, markdownText } from './files.ts'
import { tryOut } from './trial.ts'

/** Which connections go into a file. */
export type Scope = 'all' | 'selected' | 'shown'

/** What is being done, and how far. */
export interface Work {
  what: 'Looking for secrets' | 'Writing'
  done: number
  total: number
}

export interface Saved {
  name: string
  url: string
  /** Bytes. */
  size: number
}

/** The choices of an export and its steps; one for each time its view is opened. */
export interface Exporter {
  readonly scope: Signal<Scope>
  readonly payloads: Signal<Payloads>
  /** Secrets are covered. */
  readonly covered: Signal<boolean>
  /** Covered too: a text or a /regular expression/. */
  readonly pattern: Signal<string>
  readonly gzip: Signal<boolean>
  readonly work: ReadonlySignal<Work | undefined>
  readonly preview: ReadonlySignal<readonly Replaced[] | undefined>
  readonly saved: ReadonlySignal<Saved | undefined>
  /** Characters of the report on the clipboard. */
  readonly copied: ReadonlySignal<number | undefined>
  readonly failure: ReadonlySignal<string | undefined>
  /** Tells what would be covered. */
  look(): Promise<void>
  save(format: Format): Promise<void>
  /** The report as Markdown; saved where the browser refuses to copy. */
  copy(): Promise<void>
  cancel(): void
  stop(): void
}

/** @param scope Outlives it: others choose as well. */
export function createExporter(session: Session, scope: Signal<Scope>, about?: About): Exporter {
  const payloads = signal<Payloads>('redacted')
  const covered = signal(true)
  const pattern = signal('')
  const gzip = signal(false)
  const work = signal<Work | undefined>(undefined)
  const preview = signal<readonly Replaced[] | undefined>(undefined)
  const saved = signal<Saved | undefined>(undefined)
  const copied = signal<number | undefined>(undefined)
  const failure = signal<string | undefined>(undefined)
  let running: AbortController | undefined

  async function run(
    act: (signal: AbortSignal) => Promise<void>,
    failed = 'Nothing was saved. ',
  ): Promise<void> {
    running?.abort()
    const own = new AbortController()
    running = own
    failure.value = undefined
    copied.value = undefined
    try {
      await act(own.signal)
    } catch (error) {
      if (!own.signal.aborted) failure.value = `${failed}${errorWords(error)}`
    } finally {
      if (running === own) work.value = undefined
    }
  }

  function within(): { only?: ReadonlySet<ConnectionId> } {
    const id = session.selection.connection.peek()
    if (scope.peek() === 'selected') return { only: new Set(id === undefined ? [] : [id]) }
    if (scope.peek() === 'all') return {}
    const rows = session.rows.peek()
    return {
      only: new Set(
        rows.flatMap((row) => (row.kind === 'connection' && row.found ? [row.connection.id] : [])),
      ),
    }
  }

  function reporter(what: Work['what']): (done: number, total: number) => void {
    work.value = { what, done: 0, total: 1 }
    return (done, total) => {
      work.value = { what, done, total }
    }
  }

  async function learn(signal: AbortSignal): Promise<Redactor> {
    const progress = reporter('Looking for secrets')
    const own = pattern.peek().trim()
    const patterns = patternsOf(own)
    const expression = expressionIn(own)
    if (expression !== undefined)
      await tryOut(expression, session.log, startWorker('matching'), signal)
    const secrets = await learnSecrets(session.log, { signal, progress }, patterns)
    preview.value = secrets.replaced()
    return secrets
  }

  async function prepare(signal: AbortSignal): Promise<Filing> {
    const isCovered = covered.peek() || payloads.peek() === 'redacted'
    const secrets = isCovered ? await learn(signal) : undefined
    return {
      ...within(),
      payloads: payloads.peek(),
      gzip: gzip.peek(),
      ...(secrets && { secrets }),
      ...(about && { about }),
      signal,
      progress: reporter('Writing'),
    }
  }

  function save(format: Format): Promise<void> {
    return run(async (signal) => keep(format, await fileOf(session, format, await prepare(signal))))
  }

  function copy(): Promise<void> {
    return run(async (signal) => {
      const text = await markdownText(session, await prepare(signal))
      if (await copyText(text)) {
        copied.value = text.length
        session.announcement.value = 'Report copied'
        return
      }
      keep('markdown', new Blob([text], { type: 'text/markdown' }))
      failure.value = 'The browser refused to copy: the report was saved instead.'
    })
  }

  function keep(format: Format, blob: Blob): void {
    forget()
    const name = fileName(endingOf(format, gzip.peek()))
    batch(() => {
      saved.value = { name, url: URL.createObjectURL(blob), size: blob.size }
      session.announcement.value = `${name} saved`
    })
    download(name, saved.peek()?.url ?? '')
  }

  function forget(): void {
    const before = saved.peek()
    if (before) URL.revokeObjectURL(before.url)
    saved.value = undefined
  }

  return {
    scope,
    payloads,
    covered,
    pattern,
    gzip,
    work,
    preview,
    saved,
    copied,
    failure,
    look: () => run(async (signal) => void (await learn(signal)), ''),
    save,
    copy,
    cancel: () => running?.abort(),
    stop() {
      running?.abort()
      forget()
    },
  }
}

function patternsOf(text: string): RegExp[] {
  const pattern = text === '' ? undefined : patternOf(text)
  if (pattern && 'mistake' in pattern) throw new Error(pattern.mistake)
  return pattern ? [pattern] : []
}
