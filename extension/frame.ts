import type { End } from '../src/channel/end.ts'
import { parseHandshake } from '../src/channel/parse-handshake.ts'
import type { Announcement, FromFrame, ToFrame } from '../src/channel/protocol.ts'
import type { Relay } from '../src/channel/relay.ts'
import { isObject } from '../src/channel/shape.ts'
import type { Handshake } from '../src/handshake.ts'

// webextension-polyfill would be 30 kB in every frame; both namespaces give promises.
const { runtime } = (globalThis as { browser?: typeof chrome }).browser ?? chrome

/** Says that this frame may be connected to. Nobody listens unless DevTools are open somewhere. */
export function announce(): void {
  const announcement: Announcement = { kind: 'announcement' }
  try {
    // Orphaned by an update of the extension: another relay has taken over, or a reload will bring it.
    if (runtime?.id) runtime.sendMessage(announcement).catch(() => {})
  } catch {
    // Firefox throws at once while its context goes.
  }
}

/**
 * Chromium never runs content scripts a second time, and its extensions have public names; in Firefox
 * each profile has its own, which no page knows.
 * https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Content_scripts
 */
export function successorEvent(): string | undefined {
  const origin = runtime.getURL('')
  return origin.startsWith('moz-extension:') ? origin : undefined
}

/** Connects panels, answers roll-calls, and takes what the background knows of handshakes. */
export function answerExtension(relay: Relay): void {
  runtime.onConnect.addListener((port) => {
    let gone = () => {}
    gone = relay.connect(panelEnd(port, () => gone()))
    port.onDisconnect.addListener(gone)
  })
  runtime.onMessage.addListener((message: unknown) => {
    if (!isObject(message)) return
    if (message.kind === 'roll-call') relay.rollCall(listOf(message.heard))
    const handshake = message.kind === 'handshake' && parseHandshake(message.handshake)
    if (handshake) relay.handshake(byOurClock(handshake))
  })
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** @param gone called where the port turns out to be dead: an orphan may not be told. */
function panelEnd(port: chrome.runtime.Port, gone: () => void): End<ToFrame, FromFrame> {
  return {
    send(message) {
      try {
        port.postMessage(message)
      } catch {
        gone()
      }
    },
    listen(receive) {
      port.onMessage.addListener(receive)
      return () => port.onMessage.removeListener(receive)
    },
  }
}

/** https://html.spec.whatwg.org/#activation-triggering-input-event */
const INPUTS = ['keydown', 'mousedown', 'pointerup', 'touchend'] as const
/** Repeated keys tell nothing new; ms. */
const APART = 200

/** Tells when the user acts in the frame; in the isolated world no page can forge or notice it. */
export function watchActivation(activated: (at: number) => void): void {
  let last = 0
  for (const type of INPUTS) window.addEventListener(type, heard, { capture: true, passive: true })

  function heard(event: Event): void {
    const at = clock()
    if (!event.isTrusted || at - last < APART) return
    last = at
    activated(at)
  }
}

/** The background tells the time by the wall clock. */
function byOurClock(handshake: Handshake): Handshake {
  const { at } = handshake
  return { ...handshake, ...(at !== undefined && { at: at + clock() - Date.now() }) }
}

/** The clock of the document, as the instrument reads it; ms since the epoch. */
export function clock(): number {
  return performance.timeOrigin + performance.now()
}
