import type { Link, Transport } from '../src/channel/link.ts'
import { isObject } from '../src/channel/shape.ts'
import type { DocumentId } from '../src/event.ts'

/**
 * Straight to the relays: DevTools pages have the whole of `chrome.tabs`, and content scripts answer
 * `tabs.connect` without any permission.
 */
export function chromiumTransport(tabId: number): Transport {
  return {
    listen(connected) {
      function heard(message: unknown, sender: chrome.runtime.MessageSender): void {
        if (!isObject(message) || message.kind !== 'announcement') return
        if (sender.tab?.id === tabId && sender.documentId !== undefined) {
          connected(connect(tabId, sender.documentId, sender.frameId ?? 0))
        }
      }
      chrome.runtime.onMessage.addListener(heard)
      return () => chrome.runtime.onMessage.removeListener(heard)
    },
    rollCall: (heard) => void call(tabId, heard),
  }
}

async function call(tabId: number, heard: readonly DocumentId[]): Promise<void> {
  try {
    await chrome.tabs.sendMessage(tabId, { kind: 'roll-call', heard })
  } catch {
    // No content script runs: a restricted page, no site access, or an extension that was put in
    // anew while this panel is still open.
  }
}

function connect(tabId: number, documentId: string, frameId: number): Link {
  const port = chrome.tabs.connect(tabId, { documentId, name: 'panel' })
  return {
    frameId,
    send(message) {
      try {
        port.postMessage(message)
      } catch {
        // Disconnected; its event is on the way.
      }
    },
    listen(receive) {
      port.onMessage.addListener(receive)
      return () => port.onMessage.removeListener(receive)
    },
    closed: (gone) => port.onDisconnect.addListener(gone),
    close: () => port.disconnect(),
  }
}
