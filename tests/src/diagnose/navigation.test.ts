import { expect, test } from 'vitest'
import { trace } from '../../support/trace.ts'
import { verdictTable } from './table.ts'

verdictTable({
  'Chromium leaves a page without any close event': [
    `0s    connect wss://a.test/feed
     0.1s  open
     5s    pagehide`,
    'browser navigation certain',
  ],
  'into the back/forward cache, until it comes back': [
    `0s    connect wss://a.test/feed
     0.1s  open
     5s    pagehide persisted
     5.1s  freeze`,
    'browser navigation certain',
    'back/forward cache',
  ],
  'a removed frame or closed tab says nothing itself': [
    `0s    connect wss://a.test/feed
     0.1s  open
     5s    gone`,
    'browser navigation certain',
  ],
  'Firefox closes with 1001 before pagehide': [
    `0s     document https://app.test/ firefox
     0s     connect wss://a.test/feed
     0.1s   open
     5s     close 1001
     5.05s  pagehide`,
    'browser navigation certain',
  ],
  'Firefox’s own 1001 while the page stays': [
    `0s     document https://app.test/ firefox
     0s     connect wss://a.test/feed
     0.1s   open
     5s     close 1001
     9s     now`,
    'browser navigation likely',
    'a download, a stopped load or a 204 link',
    'the page lives on',
    'server-restart',
  ],
  'in Firefox a sibling that lives on shows that the server sent 1001': [
    `0s     document https://app.test/ firefox
     0s     connect wss://a.test/feed
     0s     b connect wss://b.test/feed
     0.1s   open
     0.1s   b open
     5s     close 1001
     9s     now`,
    'server server-restart possible',
  ],
  'Firefox’s 1001 with a reason is the server’s': [
    `0s     document https://app.test/ firefox
     0s     connect wss://a.test/feed
     0.1s   open
     5s     close 1001 "Idle Timeout"`,
    'server idle-timeout likely',
  ],
  'a page left while it connects': [
    `0s     document https://app.test/ firefox
     0s     connect wss://a.test/feed
     0.1s   error
     0.1s   close 1006
     0.15s  pagehide`,
    'browser navigation certain',
  ],
  'a close event after pagehide changes nothing': [
    `0s     connect wss://a.test/feed
     0.1s   open
     5s     pagehide
     5.01s  close 1006`,
    'browser navigation certain',
  ],
  'a close() in pagehide is the page': [
    `0s     connect wss://a.test/feed
     0.1s   open
     5s     close() in pagehide:window @ app.js:9:1
     5.001s pagehide`,
    'page closed-by-page certain',
    'pagehide',
  ],
})

test('the old connection stays after a reload, and the new one lives', () => {
  const { diagnose } = trace(`
    0s         connect         wss://a.test/feed
    0.1s       open
    5s         pagehide
    5.2s next/ document        https://app.test/
    5.3s next/b connect        wss://a.test/feed
    5.4s next/b open
  `)
  expect(diagnose('a').verdict).toMatchObject({ cause: 'navigation' })
  expect(diagnose('next/b').verdict).toBeUndefined()
})
