import type { ToFrame } from '../src/channel/protocol.ts'
import type { DocumentId } from '../src/event.ts'
import type { Handshake } from '../src/handshake.ts'

/** Firefox only: between a panel and the background, which connects it to the frames of its tab. */

/** Panel → background. A ping keeps the background awake: an open port does not. */
export type ToSwitchboard =
  | { kind: 'roll-call'; heard: readonly DocumentId[] }
  | { kind: 'ping' }
  | { kind: 'to-frame'; link: number; message: ToFrame }
  | { kind: 'hang-up'; link: number }

/** Background → panel. */
export type FromSwitchboard =
  | { kind: 'connected'; link: number; frameId: number }
  | { kind: 'closed'; link: number }
  | { kind: 'from-frame'; link: number; message: unknown }
  /** Of a shared or service worker, of whatever page. */
  | { kind: 'handshake'; handshake: Handshake }

const PREFIX = 'panel:'

export function panelPortName(tabId: number): string {
  return `${PREFIX}${tabId}`
}

/** The tab of a panel's port; undefined for any other port. */
export function tabOfPort(name: string): number | undefined {
  return name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length)) : undefined
}
