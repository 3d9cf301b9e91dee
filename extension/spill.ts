import browser from 'webextension-polyfill'
import type { Spill } from '../src/spill.ts'
import { isChromium } from './is-chromium.ts'
import { spills } from './spill-store.ts'
import { maySpill, type SpillQuestion } from './spill-tabs.ts'

/** Where the log of a tab survives its panel; undefined for private windows, and where in doubt. */
export async function openSpill(tabId: number): Promise<Spill | undefined> {
  if (!(await ask(tabId).catch(() => false))) return undefined
  return {
    read: () => spills.read(tabId),
    write: (spilled) => spills.write(tabId, spilled),
    clear: async () => void (await spills.remove(tabId)),
  }
}

/** A panel in Firefox has no `tabs`: the background looks. */
function ask(tabId: number): Promise<boolean> {
  if (isChromium) return maySpill(tabId)
  const question: SpillQuestion = { kind: 'may-spill', tabId }
  return browser.runtime.sendMessage(question)
}
