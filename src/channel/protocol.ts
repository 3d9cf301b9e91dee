import type { Downstream, Upstream } from '../capture/wire.ts'
import type { DocumentId } from '../event.ts'
import type { Handshake } from '../handshake.ts'

/** Relay → panel: what the page says, and what the relay itself knows. */
export type FromFrame =
  | Upstream
  /** `doc` is absent where no instrument came. */
  | { kind: 'hello'; doc?: DocumentId; url: string; top: boolean }
  /** A trusted click, key or touch in the frame; ms since the epoch. */
  | { kind: 'activation'; at: number }
  | { kind: 'handshake'; handshake: Handshake }
  | { kind: 'source'; url: string; text?: string }

/** Panel → relay. */
export type ToFrame =
  | Exclude<Downstream, { kind: 'detach' }>
  /** The text of a script or source map of the frame's own origin, from the cache where possible. */
  | { kind: 'read-source'; url: string }

/** Relay → extension: this frame has news and no panel, or answers a roll-call. */
export interface Announcement {
  kind: 'announcement'
}
