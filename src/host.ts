import type { Outside } from './connection.ts'
import type { Outsider } from './handshake.ts'
import type { Log } from './log.ts'
import type { Spill } from './spill.ts'

/**
 * What the panel needs of its surroundings. `extension/panel.ts` builds it from the DevTools APIs;
 * tests build it in any page. Everything that starts returns how to stop it.
 */
export interface Host {
  readonly browser: 'chromium' | 'firefox'
  readonly capture: Capture
  readonly theme: Theme
  /** Opens a line in the Sources panel (line and column from 1). Absent where DevTools cannot. */
  openSource?(url: string, line: number, column: number): void
  /** Text of a script or source map of the inspected page; undefined when it cannot be read. */
  readSource(url: string): Promise<string | undefined>
  /** Reloads the inspected page. */
  reload(): void
  /** Where the log survives a panel that goes unasked; undefined where nothing may be left. */
  openSpill?(): Promise<Spill | undefined>
}

export interface Theme {
  current(): 'light' | 'dark'
  listen(changed: () => void): () => void
}

/** The live recording of the inspected tab. */
export interface Capture {
  readonly log: Log
  /** ms, by the clock of the log. */
  now(): number
  /** Called after each batch of changes to the log or to the coverage. */
  listen(changed: () => void): () => void
  coverage(): Coverage
  recording(): boolean
  /** Paused: pages keep their bounded rings, the log stands still. */
  setRecording(on: boolean): void
  readonly test: Tester
}

/** What is seen of the tab, and what is not. */
export interface Coverage {
  /** `starting`: frames were just asked. `none`: no relay answered (no site access, restricted page). */
  state: 'starting' | 'none' | 'connected'
  frames: FrameCoverage[]
  /** Those that made sockets. */
  workers: WorkerCoverage[]
  /** How long a frame has not answered that was asked; ms. */
  silence: number
  /** Handshakes of sockets nobody told of: their page was left at once, or is not captured. */
  unclaimed: number
}

export interface FrameCoverage {
  url: string
  top: boolean
  /**
   * `late`: the page's scripts ran before us, sockets opened earlier are not seen until a reload.
   * `missed`: we run beside the page only, and see none of its sockets.
   */
  captured: 'captured' | 'late' | 'missed'
}

/** A script that made sockets where no extension can run. */
export interface WorkerCoverage {
  kind: Outsider['kind']
  /** Of the script; empty where it is not told. */
  url: string
  sees: Outside['sees']
  sockets: number
}

/** Opens sockets of our own from the inspected page's main world, by the captured native constructor. */
export interface Tester {
  /** `id` becomes part of a connection with source `test`; its events arrive in the log. */
  open(request: { doc: string; id: string; url: string; protocols: readonly string[] }): void
  send(doc: string, id: string, data: string | Uint8Array): void
  close(doc: string, id: string): void
}
