import { describe, expect, test } from 'vitest'
import type { OutcomeId } from '../../../src/probe/outcome.ts'
import { trace } from '../../support/trace.ts'
import { type Server, startWorld } from './world.ts'

const IDLE_AT_2_S = `
     0s  connect  wss://a.test/feed
   0.1s  open
   2.1s  close    1006
`
const CUT_AT_20_S = `
     0s  connect  wss://a.test/feed
   0.1s  open
  20.1s  close    1006
`
const REFUSED = `
     0s  connect    wss://a.test/feed
   0.1s  error
   0.1s  close      1006
   0.1s  handshake  "Error during WebSocket handshake: Unexpected response code: 403"
`
const CLOSED_BY_PAGE = `
     0s  connect  wss://a.test/feed
   0.1s  open
   2.1s  close()  @ giveUp app.js:12:8
   2.2s  close    1005
`
const ABORTED = `
     0s  connect  wss://a.test/feed
   0.2s  close()  connecting @ giveUp app.js:12:8
   0.2s  close    1006
`
const AUTHORISED = `
     0s  connect  wss://a.test/feed
   0.1s  open
   0.2s  send     {"auth":"me"}
   100s  receive  {"news":1}
   140s  close    1006
`
const ALIVE = `
     0s  connect  wss://a.test/feed
   0.1s  open
    30s  receive  {"news":1}
    40s  now
`
const LONG_LIVED = `
     0s  connect  wss://a.test/feed
   0.1s  open
   600s  receive  {"news":1}
   620s  close    1006
`

const text403 = 'Error during WebSocket handshake: Unexpected response code: 403'

interface Case {
  name: string
  app: string
  servers: Server[]
  payload?: string
  outcome: OutcomeId
  says: RegExp
}

const cases: Case[] = [
  {
    name: 'the same refusal',
    app: REFUSED,
    servers: [{ refuses: 100, handshake: { error: text403 } }],
    outcome: 'never-opens-alike',
    says: /fails too .*403.*not the cause/,
  },
  {
    name: 'another refusal',
    app: REFUSED,
    servers: [{ refuses: 100, handshake: { status: 502, statusText: 'Bad Gateway' } }],
    outcome: 'never-opens-alike',
    says: /HTTP 502 Bad Gateway.*Not for the same reason.*403/s,
  },
  {
    name: 'a handshake that hangs',
    app: REFUSED,
    servers: [{}],
    outcome: 'never-opens-alike',
    says: /did not open in 20.0 s either.*Firefox by up to 60 s/s,
  },
  {
    name: 'a policy of the page, in Chromium',
    app: '0s connect wss://a.test/feed\n 0.1s error',
    servers: [{ blocks: true }],
    outcome: 'never-opens-alike',
    says: /the browser blocks it/,
  },
  {
    name: 'a policy of the page, in Firefox',
    app: '0s connect! wss://a.test/feed NS_ERROR_CONTENT_BLOCKED',
    servers: [{ throws: { name: 'NS_ERROR_CONTENT_BLOCKED', message: '' } }],
    outcome: 'never-opens-alike',
    says: /the browser blocks it/,
  },
  {
    name: 'a refusal that is over',
    app: REFUSED,
    servers: [{ opens: 80 }],
    outcome: 'not-reproduced',
    says: /a fresh connection opened after 100 ms/,
  },
  {
    name: 'a page that gave up while it connected',
    app: ABORTED,
    servers: [{ opens: 300 }],
    outcome: 'survives',
    says: /The page closes the connection at app\.js:12 before it opens.*after 300 ms/,
  },
  {
    name: 'a page that gave up on what would not have opened',
    app: ABORTED,
    servers: [{ refuses: 300 }],
    outcome: 'never-opens-alike',
    says: /gave up on its own after 200 ms at app\.js:12, but it would not have opened/,
  },
  {
    name: 'a Close frame that keeps no one alive',
    app: `0s connect wss://a.test/feed\n 0.1s open\n 2.1s close 4001 "go away"`,
    servers: [{ opens: 80, lives: 2_000, code: 4001, reason: 'go away' }],
    outcome: 'dies-alike',
    says: /same way after 2\.000 s: closed by the server with code 4001/,
  },
  {
    name: 'a life no keep-alive prolongs',
    app: CUT_AT_20_S,
    servers: [{ opens: 80, lives: 20_000, answers: () => 'ok' }],
    payload: '{"type":"ping"}',
    outcome: 'dies-alike',
    says: /Keep-alives did not prevent it. The server answered/,
  },
  {
    name: 'keep-alives without an answer, where the silence of the server counts',
    app: CUT_AT_20_S,
    servers: [{ opens: 80, idle: 20_000, counts: 'receive' }],
    payload: '{"type":"ping"}',
    outcome: 'dies-alike',
    says: /answered none of the \d+ keep-alives, so a limit that counts the silence of the server/,
  },
  {
    name: 'keep-alives that came too late',
    app: IDLE_AT_2_S,
    servers: [
      { opens: 80, idle: 2_000 },
      { opens: 80, idle: 2_000, stalls: true },
    ],
    payload: '{"type":"ping"}',
    outcome: 'dies-alike',
    says: /prevents it is not known: the page or the panel was too busy/,
  },
  {
    name: 'a server that does not take the payload',
    app: CUT_AT_20_S,
    servers: [
      { opens: 80, idle: 20_000 },
      { opens: 80, idle: 20_000, refusesMessage: () => 1003 },
    ],
    payload: 'hello',
    outcome: 'dies-alike',
    says: /code 1003.*may not take this payload/,
  },
  {
    name: 'an idle limit of 2 s',
    app: IDLE_AT_2_S,
    servers: [{ opens: 80, idle: 2_000 }],
    payload: '{"type":"ping"}',
    outcome: 'idle-limit',
    says: /Only the silent connection ended.*between 600 ms and 2\.000 s with no data either way/,
  },
  {
    name: 'an idle limit that waits for an answer',
    app: CUT_AT_20_S,
    servers: [{ opens: 80, idle: 20_000, counts: 'receive', answers: () => 'pong' }],
    payload: 'ping',
    outcome: 'idle-limit',
    says: /The limit lies between 10\.\d+ s and 20\.\d+ s/,
  },
  {
    name: 'an app that lives on its own traffic',
    app: ALIVE,
    servers: [{ opens: 80, idle: 15_000 }],
    payload: 'ping',
    outcome: 'idle-limit',
    says: /between 7\.\d+ s and 15\.\d+ s/,
  },
  {
    name: 'a close() of the page',
    app: CLOSED_BY_PAGE,
    servers: [{ opens: 80 }],
    outcome: 'survives',
    says: /lived for 10\.0 s.*The page closes its own at app\.js:12/,
  },
  {
    name: 'what only this page suffers',
    app: CUT_AT_20_S,
    servers: [{ opens: 80 }],
    outcome: 'survives',
    says: /lived for 30\.0 s.*What this page sends, or its session, matters/,
  },
  {
    name: 'what the app said and the test did not',
    app: `0s connect wss://a.test/feed\n 0.1s open\n 0.1s send {"auth":"me"}\n 0.2s close 4001`,
    servers: [{ opens: 80 }],
    outcome: 'survives',
    says: /session, matters\. The app says something first; the test said nothing/,
  },
  {
    name: 'an opening that is not replayed',
    app: AUTHORISED,
    servers: [{ opens: 80, lives: 5_000, code: 4408, reason: 'Timeout' }],
    outcome: 'needs-opening',
    says: /ended after 5\.000 s, sooner than the app’s, which said something first/,
  },
  {
    name: 'an opening that is missed without a word, and no keep-alive helps',
    app: AUTHORISED,
    servers: [{ opens: 80, lives: 5_000 }],
    payload: 'ping',
    outcome: 'needs-opening',
    says: /opening that cannot be replayed/,
  },
  {
    name: 'a session named in the URL',
    app: `
         0s  connect  wss://a.test/hub?id=abc
       0.1s  open
       0.2s  send     {"protocol":"json","version":1}\x1e
       0.3s  receive  {}\x1e
        20s  close    1006
    `,
    servers: [{ refuses: 50 }],
    outcome: 'needs-opening',
    says: /names a connection negotiated before/,
  },
  {
    name: 'a token that was used up',
    app: CUT_AT_20_S,
    servers: [{ refuses: 50, handshake: { status: 401, statusText: 'HTTP/1.1 401 Unauthorized' } }],
    outcome: 'not-reproduced',
    says: /did not open \(HTTP 401 Unauthorized\), though the app’s connection had/,
  },
  {
    name: 'an end of another kind',
    app: CUT_AT_20_S,
    servers: [{ opens: 80, lives: 25_000, code: 1011 }],
    outcome: 'not-reproduced',
    says: /ended too, but not as the app’s did after 25\.000 s: closed by the server with code 1011/,
  },
  {
    name: 'a life longer than a test',
    app: LONG_LIVED,
    servers: [{ opens: 80 }],
    outcome: 'not-reproduced',
    says: /Not reproduced in 30\.0 s.*a limit of its whole life cannot be tried/,
  },
  {
    name: 'an app that lives on',
    app: ALIVE,
    servers: [{ opens: 80 }],
    outcome: 'not-reproduced',
    says: /Not reproduced in 59\.9 s/,
  },
]

describe('the outcome of', () => {
  test.each(cases)('$name is $outcome', ({ app, servers, payload, outcome, says }) => {
    const world = startWorld(trace(app), servers)
    if (payload !== undefined) world.confirm(payload)
    world.run()
    const result = world.outcome()
    expect(result?.id, result?.summary).toBe(outcome)
    expect([result?.summary, ...(result?.details ?? [])].join(' ')).toMatch(says)
  })
})

test('an idle limit comes with the keep-alive that fits it', () => {
  const world = startWorld(trace(IDLE_AT_2_S), [{ opens: 80, idle: 2_000 }])
  world.confirm('ping')
  world.run()
  const [advice] = world.outcome()?.advice ?? []
  expect(advice?.text).toMatch(/^Send a keep-alive every 1\.0 s/)
  expect(advice?.snippet?.code).toContain('1000)')
})
