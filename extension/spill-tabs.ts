import browser, { type Runtime } from 'webextension-polyfill'
import { isObject } from '../src/channel/shape.ts'
import { isOwnPage } from './own-page.ts'
import { spills } from './spill-store.ts'

/** Panel → background, Firefox only; the answer is a boolean. */
export interface SpillQuestion {
  kind: 'may-spill'
  tabId: number
}

/** In the background: what panels left goes with their tabs, and with the browser. */
export function forgetClosedTabs(): void {
  browser.tabs.onRemoved.addListener((tabId) => void spills.remove(tabId).catch(() => {}))
  // Ids of tabs begin anew with the browser.
  browser.runtime.onStartup.addListener(() => void spills.clear().catch(() => {}))
}

export function answerPanels(): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    if (!isObject(message) || message.kind !== 'may-spill' || !isOwnPage(sender)) return undefined
    return maySpill(Number(message.tabId))
  })
}

/**
 * Whether the log of a tab may be left on the disk: never that of a private window. The background
 * may have missed that tabs were closed: what they left goes now.
 */
export async function maySpill(tabId: number): Promise<boolean> {
  const { incognito } = await browser.tabs.get(tabId)
  if (incognito || browser.extension.inIncognitoContext) return false
  const living = await browser.tabs.query({})
  await spills.sweep(new Set(living.flatMap(({ id }) => id ?? [])))
  return true
}
