import type { DocumentId } from '../event.ts'
import type { End } from './end.ts'
import type { ToFrame } from './protocol.ts'

/** A connection between the panel and the relay of one frame. What comes is not yet parsed. */
export interface Link extends End<unknown, ToFrame> {
  readonly frameId: number
  /** Called once when the other end is gone, with its document or for a reason of the transport. */
  closed(gone: () => void): void
  /** Lets go of this end; `closed` is not called for it. */
  close(): void
}

/** How a panel reaches the frames of its tab. Chromium: directly; Firefox: through the background. */
export interface Transport {
  /** Tells of each frame that was connected. Returns how to stop. */
  listen(connected: (link: Link) => void): () => void
  /** Asks the frames of the tab to announce themselves, but for the documents that are heard. */
  rollCall(heard: readonly DocumentId[]): void
}
