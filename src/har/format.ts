import type { Track } from '../beat-track.ts'
import type { Connection, Traffic } from '../connection.ts'
import type { Diagnosis } from '../diagnose/verdict.ts'
import type { Call, DocumentStart, PageEvent, ReadyState } from '../event.ts'
import type { Handshake } from '../handshake.ts'
import type { Dropped } from '../log.ts'
import type { Rates } from '../rates.ts'

/** Of the field `_websocketDoctor`, wherever it stands. See README.md beside this file. */
export const VERSION = 1

/** How much of the messages a file holds. `redacted` has no bodies of binary messages. */
export type Payloads = 'none' | 'sizes' | 'redacted' | 'full'

export const PAYLOADS: readonly Payloads[] = ['none', 'sizes', 'redacted', 'full']

/** `log._websocketDoctor` */
export interface CaptureFacts {
  version: number
  /** When it was exported, ms since the epoch: open connections are judged as of then. */
  at: number
  payloads: Payloads
  /** Secrets in URLs, headers, reasons and stacks were replaced. */
  redacted: boolean
  dropped: Dropped
}

/** `log.pages[]._websocketDoctor` */
export interface PageFacts {
  version: number
  start?: DocumentStart
  events: PageEvent[]
  leftAt?: number
  heardAt?: number
  frameId?: number
}

/** `log.entries[]._websocketDoctor.facts`: what cannot be derived again from what a file holds. */
export interface Facts {
  source: Connection['source']
  /** Id of the recognised library. */
  library?: string
  sent: Traffic
  received: Traffic
  heartbeats: FiledTrack[]
  rates: Rates
  handshake?: Handshake
  documentLeft?: NonNullable<Connection['documentLeft']>
  endUnrecorded?: true
  /** Of a worker's, without its script and stack. */
  outside?: NonNullable<Connection['outside']>
  /** For other readers, as the next one; here `diagnosis` tells. Before the end, ms. */
  silences?: { any: number; receive: number; send: number }
  /** When the first of its tokens expires, ms since the epoch. */
  tokenExpiry?: number
  /** Only where the file leaves out or hides what the verdict rests on. */
  diagnosis?: Diagnosis
}

/** JSON has no infinity. */
export type FiledTrack = Omit<Track, 'body' | 'lastAt' | 'usual'> & {
  lastAt: number | null
  usual: number | null
}

/** `_webSocketMessages[]._websocketDoctor` */
export interface MessageFacts extends Call {
  seq: number
  /** Bytes. */
  size: number
  /** ms, where `time` in seconds does not yield it exactly. */
  at?: number
  /** The data is only the head of the payload. */
  whole?: false
  /** The body was not kept, or is left out. */
  kept?: false
  buffered?: number
  state?: ReadyState
}

/** Something the reader passed over, and where it stands. */
export interface Problem {
  /** `log.entries[3]._webSocketMessages[12]` */
  place: string
  text: string
}

/** A file that cannot be read at all, in words for the user. */
export class HarError extends Error {
  override name = 'HarError'
}
