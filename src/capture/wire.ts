import type { CaptureEvent, DocumentId } from '../event.ts'

/**
 * How the main world and the isolated world of a document find each other. Before any script of the
 * page runs, the instrument dispatches one synchronous MessageEvent of this type with a port; the
 * relay takes the port and stops listening. The port survives `document.open()`, which takes all
 * listeners off. The event's data is the document's id and, after a space, the random type of the
 * farewell: the event that carries what is left when the document goes, for a message posted to a
 * port in `pagehide` is never delivered.
 */
export const HANDOVER = 'websocket-doctor:handover'

/** Page → relay → panel. */
export type Upstream =
  /** There is something to pull. Said once until the next pull. */
  { kind: 'news' } | Batch

/** The answer to one pull, or a farewell: the events after what the panel has, oldest first. */
export interface Batch {
  kind: 'batch'
  doc: DocumentId
  events: CaptureEvent[]
  more: boolean
  /** The turn of the pull; none where it answers none. */
  turn?: number
}

/** Panel → relay → page. */
export type Downstream =
  | { kind: 'attach' }
  /** From the relay, when no panel is left. */
  | { kind: 'detach' }
  /**
   * Asks for events with `seq > after`; all up to it may be forgotten. `turn` says for which panel,
   * and comes back with the answer.
   */
  | { kind: 'pull'; after: number; turn: number }
  /** Opens a native socket that is not the app's, under a name the panel chose. */
  | { kind: 'test-open'; test: string; url: string; protocols: string[] }
  | { kind: 'test-send'; test: string; data: string | Uint8Array }
  | { kind: 'test-close'; test: string }
  /**
   * From the relay, where it may be replaced while the document lives: the type of the event that
   * takes the instrument off. Only who knows our extension from within can know it.
   */
  | { kind: 'successor'; event: string }
