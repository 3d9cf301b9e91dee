import type { Coverage, Host } from '../../src/host.ts'
import { createLog, type Log } from '../../src/log.ts'
import type { Spill } from '../../src/spill.ts'

/** Surroundings of the panel in memory, with the strings to pull. */
export interface MemoryHost extends Host {
  readonly log: Log
  /** Tells the panel that the log or the coverage changed. */
  changed(): void
  setCoverage(coverage: Partial<Coverage>): void
  setTheme(theme: 'light' | 'dark'): void
  /** Texts for `readSource`, by URL. */
  readonly sources: Map<string, string>
  /** What was opened in the Sources panel: `url:line:column`. */
  readonly opened: string[]
  /** Times the page was reloaded. */
  reloads(): number
  /** How many listen to the capture and to the theme. */
  listeners(): number
  readonly tests: string[]
}

export interface HostOptions {
  log?: Log
  browser?: Host['browser']
  coverage?: Partial<Coverage>
  /** Firefox has no Sources panel to open. */
  opensSources?: boolean
  spill?: Spill
}

const CAPTURED: Coverage = {
  state: 'connected',
  frames: [{ url: 'https://app.test/', top: true, captured: 'captured' }],
  workers: [],
  silence: 0,
  unclaimed: 0,
}

export function createHost(options: HostOptions = {}): MemoryHost {
  const { log = createLog(), browser = 'chromium', opensSources = true, spill } = options
  const captureListeners = new Set<() => void>()
  const themeListeners = new Set<() => void>()
  const sources = new Map<string, string>()
  const opened: string[] = []
  const tests: string[] = []
  let coverage: Coverage = { ...CAPTURED, ...options.coverage }
  let recording = true
  let theme: 'light' | 'dark' = 'light'
  let reloads = 0

  const changed = () => tell(captureListeners)
  return {
    browser,
    log,
    changed,
    sources,
    opened,
    tests,
    reloads: () => reloads,
    listeners: () => captureListeners.size + themeListeners.size,
    setCoverage(change) {
      coverage = { ...coverage, ...change }
      changed()
    },
    setTheme(next) {
      theme = next
      tell(themeListeners)
    },
    capture: {
      log,
      now: Date.now,
      listen: (listener) => listenTo(captureListeners, listener),
      coverage: () => coverage,
      recording: () => recording,
      setRecording(on) {
        recording = on
      },
      test: {
        open: ({ id, url }) => tests.push(`open ${id} ${url}`),
        send: (_doc, id, data) => tests.push(`send ${id} ${data}`),
        close: (_doc, id) => tests.push(`close ${id}`),
      },
    },
    theme: { current: () => theme, listen: (listener) => listenTo(themeListeners, listener) },
    ...(opensSources && {
      openSource: (url: string, line: number, column: number) =>
        opened.push(`${url}:${line}:${column}`),
    }),
    ...(spill && { openSpill: async () => spill }),
    readSource: async (url) => sources.get(url),
    reload() {
      reloads++
    },
  }
}

function listenTo(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(listeners: ReadonlySet<() => void>): void {
  for (const listener of listeners) listener()
}
