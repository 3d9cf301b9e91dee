import { afterEach, beforeEach, vi } from 'vitest'
import type { DocumentId } from '../../../src/event.ts'
import { openTab, type Panel, pass, type Tab, type TestFrame } from './world.ts'

/** The document of the frame. */
export const DOC = 'doc1' as DocumentId

/** For each test a tab with one frame, on timers of its own. */
export function eachTab(opened: (tab: Tab, frame: TestFrame) => void): void {
  beforeEach(() => {
    vi.useFakeTimers()
    const tab = openTab()
    opened(tab, tab.open(DOC))
  })
  afterEach(() => {
    vi.useRealTimers()
  })
}

/** DevTools are opened, and what there is to tell has come. */
export async function inspect(tab: Tab): Promise<Panel> {
  const panel = tab.inspect()
  await pass()
  return panel
}
