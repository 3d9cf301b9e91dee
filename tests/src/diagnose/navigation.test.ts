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
  'a frame may go alone': [
    `0s    document https://widget.test/ frame
     0s    connect wss://a.test/feed
     0.1s  open
     5s    pagehide`,
    'browser navigation certain',
    'Its frame was left: removed',
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
  'Firefox tells of a load that began, and came to nothing': [
    `0s     document https://app.test/ firefox departures
     0s     connect wss://a.test/feed
     0.1s   open
     4.99s  departure
     5s     close 1001
     9s     now`,
    'browser navigation likely',
    'a download, a stopped load or a 204 link',
  ],
  'Firefox tells of no load: the server went away': [
    `0s     document https://app.test/ firefox departures
     0s     connect wss://a.test/feed
     0.1s   open
     2s     click
     5s     close 1001
     9s     now`,
    'server server-restart possible',
    'Firefox itself closes with 1001',
  ],
  'Firefox tells of no load, but the user had just done something': [
    `0s     document https://app.test/ firefox departures
     0s     connect wss://a.test/feed
     0.1s   open
     4.9s   click
     5s     close 1001
     9s     now`,
    'browser navigation possible',
    'server-restart',
  ],
  'the page goes, and no load of its own began: the tab was closed or the address typed': [
    `0s     document https://app.test/ firefox departures
     0s     connect wss://a.test/feed
     0.1s   open
     5s     close 1001
     5.05s  pagehide`,
    'browser navigation certain',
  ],
  'a page that reloads itself when the server went away': [
    `0s     document https://app.test/ firefox departures
     0s     connect wss://a.test/feed
     0.1s   open
     5s     close 1001
     5.4s   departure
     5.6s   pagehide`,
    'server server-restart possible',
  ],
  'the server said that it ends': [
    `0s     document https://app.test/ firefox
     0s     connect wss://a.test/live
     0.1s   open
     4s     receive {"goAway":{"timeLeft":"1s"}}
     5s     close 1001
     9s     now`,
    'server server-restart likely',
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
  'in Firefox a server that refuses afterwards had gone away': [
    `0s     document https://app.test/ firefox
     0s     connect wss://a.test/feed @ app.js:1:1
     0.1s   open
     5s     close 1001
     6s     b connect wss://a.test/feed @ app.js:1:1
     6.1s   b error
     6.1s   b close 1006`,
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
