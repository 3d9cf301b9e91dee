import type { Batch, Downstream, Upstream } from '../capture/wire.ts'
import type { DocumentId } from '../event.ts'
import type { Handshake } from '../handshake.ts'

/** What only the relay can tell of a batch. */
export interface StampedBatch extends Batch {
  /**
   * When it left the document, by its clock; ms. A page may stop between its answer and the relay's
   * turn, and stay so for as long as a breakpoint does.
   */
  now: number
  /** It answers no pull: the document goes, and will not tell it again. */
  farewell: boolean
}

/** Relay → panel: what the page says, and what the relay itself knows. */
export type FromFrame =
  | Exclude<Upstream, Batch>
  | StampedBatch
  /** `doc` is absent where no instrument came; `turn` counts the panels of this relay. */
  | { kind: 'hello'; doc?: DocumentId; url: string; top: boolean; turn: number }
  /** A trusted click, key or touch in the frame; ms since the epoch. */
  | { kind: 'activation'; at: number }
  | { kind: 'handshake'; handshake: Handshake }
  | { kind: 'source'; url: string; text?: string }

/** Panel → relay. */
export type ToFrame =
  | Exclude<Downstream, { kind: 'detach' | 'successor' | 'pull' }>
  | { kind: 'pull'; after: number }
  /** The text of a script or source map of the frame's own origin, from the cache where possible. */
  | { kind: 'read-source'; url: string }

/** Relay → extension: this frame has news and no panel, or answers a roll-call. */
export interface Announcement {
  kind: 'announcement'
}
