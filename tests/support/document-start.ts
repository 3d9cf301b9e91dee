import type { DocumentStart } from '../../src/event.ts'

/** How an ordinary page begins; ms since the epoch. */
export function documentStart(at: number): Omit<DocumentStart, 'seq'> {
  return {
    kind: 'document',
    at,
    url: 'https://app.test/',
    top: true,
    browser: 'chromium',
    late: false,
    hidden: false,
    online: true,
    discarded: false,
  }
}
