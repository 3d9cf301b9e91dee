import browser, { type Runtime } from 'webextension-polyfill'
import type { Link, Transport } from '../src/channel/link.ts'
import type { Handshake } from '../src/handshake.ts'
import { type FromSwitchboard, panelPortName, type ToSwitchboard } from './switchboard.ts'

/** The background is stopped after 30 s without an event; ms. */
const PING = 20_000

interface Line extends Link {
  heard(message: unknown): void
  hangUp(): void
}

/**
 * Through the background, which may be stopped at any time: it keeps nothing, and we call again.
 *
 * @param heard is told of handshakes that belong to no tab
 */
export function firefoxTransport(tabId: number, heard: (handshake: Handshake) => void): Transport {
  const lines = new Map<number, Line>()
  let port = open()
  let connected: ((link: Link) => void) | undefined
  const timer = setInterval(() => send({ kind: 'ping' }), PING)

  function open(): Runtime.Port {
    const opened = browser.runtime.connect({ name: panelPortName(tabId) })
    opened.onMessage.addListener((message) => receive(message as FromSwitchboard))
    opened.onDisconnect.addListener(reopen)
    return opened
  }

  function reopen(): void {
    const broken = [...lines.values()]
    lines.clear()
    port = open()
    for (const line of broken) line.hangUp()
    send({ kind: 'roll-call', heard: [] })
  }

  function send(message: ToSwitchboard): void {
    try {
      port.postMessage(message)
    } catch {
      // Disconnected; its event is on the way.
    }
  }

  function receive(message: FromSwitchboard): void {
    switch (message.kind) {
      case 'connected': {
        const line = createLine(message.link, message.frameId, send)
        lines.set(message.link, line)
        connected?.(line)
        break
      }
      case 'closed':
        lines.get(message.link)?.hangUp()
        lines.delete(message.link)
        break
      case 'from-frame':
        lines.get(message.link)?.heard(message.message)
        break
      case 'handshake':
        heard(message.handshake)
        break
    }
  }

  return {
    listen(told) {
      connected = told
      return () => {
        clearInterval(timer)
        port.disconnect()
      }
    },
    rollCall: (heard) => send({ kind: 'roll-call', heard }),
  }
}

function createLine(link: number, frameId: number, send: (message: ToSwitchboard) => void): Line {
  const receivers = new Set<(message: unknown) => void>()
  const ends: (() => void)[] = []
  return {
    frameId,
    send: (message) => send({ kind: 'to-frame', link, message }),
    listen(receive) {
      receivers.add(receive)
      return () => receivers.delete(receive)
    },
    closed: (gone) => ends.push(gone),
    close: () => send({ kind: 'hang-up', link }),
    heard(message) {
      for (const receive of receivers) receive(message)
    },
    hangUp() {
      for (const gone of ends) gone()
    },
  }
}
