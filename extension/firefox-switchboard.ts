import browser, { type Runtime } from 'webextension-polyfill'
import type { ToFrame } from '../src/channel/protocol.ts'
import { isObject } from '../src/channel/shape.ts'
import type { Handshake } from '../src/handshake.ts'
import { isOwnPage } from './own-page.ts'
import { type FromSwitchboard, type ToSwitchboard, tabOfPort } from './switchboard.ts'

/**
 * Connects each panel to the frames of its own tab: a panel in Firefox has no `tabs`. Returns what
 * tells all panels of a handshake that belongs to no tab.
 */
export function connectPanels(): (handshake: Handshake) => void {
  const panels = new Map<number, Panel>()

  browser.runtime.onConnect.addListener((port) => {
    const tabId = isOwnPage(port.sender) ? tabOfPort(port.name) : undefined
    if (tabId === undefined) return
    const panel = createPanel(port, tabId)
    panels.set(tabId, panel)
    port.onDisconnect.addListener(() => {
      panel.leave()
      if (panels.get(tabId) === panel) panels.delete(tabId)
    })
  })

  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    if (!isObject(message) || message.kind !== 'announcement') return undefined
    const { tab, frameId } = sender
    if (tab?.id !== undefined && frameId !== undefined) panels.get(tab.id)?.connect(frameId)
    return undefined
  })

  return (handshake) => {
    for (const panel of panels.values()) panel.tell({ kind: 'handshake', handshake })
  }
}

interface Panel {
  connect(frameId: number): void
  tell(message: FromSwitchboard): void
  leave(): void
}

let lastLink = Date.now()

function createPanel(port: Runtime.Port, tabId: number): Panel {
  const frames = new Map<number, Runtime.Port>()

  port.onMessage.addListener((value: unknown) => {
    const message = value as ToSwitchboard
    if (message.kind === 'roll-call') {
      browser.tabs.sendMessage(tabId, message).catch(() => {})
    }
    if (message.kind === 'to-frame') pass(message.link, message.message)
    if (message.kind === 'hang-up') hangUp(message.link)
  })

  function connect(frameId: number): void {
    const link = ++lastLink
    const frame = browser.tabs.connect(tabId, { frameId, name: 'panel' })
    frames.set(link, frame)
    tell({ kind: 'connected', link, frameId })
    frame.onMessage.addListener((message: unknown) => tell({ kind: 'from-frame', link, message }))
    frame.onDisconnect.addListener(() => {
      frames.delete(link)
      tell({ kind: 'closed', link })
    })
  }

  function pass(link: number, message: ToFrame): void {
    try {
      frames.get(link)?.postMessage(message)
    } catch {
      // The frame is gone; its event is on the way.
    }
  }

  function hangUp(link: number): void {
    frames.get(link)?.disconnect()
    frames.delete(link)
  }

  function tell(message: FromSwitchboard): void {
    try {
      port.postMessage(message)
    } catch {
      // The panel is gone; its event is on the way.
    }
  }

  return {
    connect,
    tell,
    leave() {
      for (const frame of frames.values()) frame.disconnect()
    },
  }
}
