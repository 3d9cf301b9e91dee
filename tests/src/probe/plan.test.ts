import { describe, expect, test } from 'vitest'
import type { DocumentId } from '../../../src/event.ts'
import { placeFor } from '../../../src/probe/place.ts'
import { type Plan, planTest } from '../../../src/probe/plan.ts'
import { replyTo } from '../../../src/probe/replies.ts'
import { trace } from '../../support/trace.ts'

function planOf(story: string, name?: string): Plan {
  const { log, now, connection } = trace(story)
  return planTest(connection(name), log, connection(name).doc, now)
}

const lives = (seconds: number) =>
  planOf(`0s connect wss://a.test/\n 1s open\n ${1 + seconds}s close 1006`)

describe('the wait', () => {
  test.each([
    [2, 10_000],
    [20, 30_000],
    [240, 360_000],
  ])('after a life of %d s is %d ms', (seconds, wait) => {
    expect(lives(seconds)).toMatchObject({ wait, covers: seconds * 1_000, coversLife: true })
  })

  test('after a life too long to try follows the silence before the end', () => {
    const plan = planOf(`
         0s  connect  wss://a.test/
         1s  open
       999s  receive  hello
      1059s  close    1006
    `)
    expect(plan).toMatchObject({ wait: 90_000, covers: 60_000, coversLife: false })
  })

  test('follows the silence of one side where the other spoke to the last', () => {
    const plan = planOf(`
         0s  connect  wss://a.test/
         1s  open
       999s  receive  hello
      1058s  send     data
      1059s  close    1006
    `)
    expect(plan).toMatchObject({ wait: 90_000, covers: 60_000, coversLife: false })
  })

  test('never exceeds 6 min', () => {
    expect(planOf('0s connect wss://a.test/\n 1s open\n 2h close 1006').wait).toBe(360_000)
  })

  test('is not needed where the app never opened', () => {
    expect(planOf('0s connect wss://a.test/\n 1s error\n 1s close 1006').tries).toBe('opening')
  })
})

describe('the opening', () => {
  const openingWith = (sent: string, url = 'wss://a.test/', protocol = '') =>
    planOf(`0s connect ${url} ${protocol}\n 1s open\n 2s send ${sent}\n 9s close 1006`).opening

  test('of a recognised protocol is replayed as the app said it', () => {
    const socketIo = 'wss://a.test/socket.io/?EIO=4&transport=websocket'
    expect(openingWith('40/admin,', socketIo)).toEqual({
      kind: 'replay',
      data: '40/admin,',
      when: 'first-message',
    })
    const init = '{"type":"connection_init"}'
    expect(openingWith(init, undefined, 'protocol=graphql-transport-ws')).toEqual({
      kind: 'replay',
      data: init,
      when: 'open',
    })
  })

  test('of anything else is not', () => {
    expect(openingWith('{"auth":"me"}').kind).toBe('unknown')
    expect(openingWith('CONNECT\\n', undefined, 'protocol=v12.stomp').kind).toBe('unknown')
  })

  test('is none where the app says nothing but heartbeats', () => {
    expect(openingWith('{"type":"ping"}').kind).toBe('none')
    expect(lives(5).opening.kind).toBe('none')
  })

  test('is not known where the first messages are not kept', () => {
    const { log, now, connection } = trace('0s connect wss://a.test/\n 1s open\n 2s send hello')
    const app = connection()
    app.messages = []
    expect(planTest(app, log, app.doc, now).opening.kind).toBe('unknown')
  })
})

describe('pings are answered', () => {
  const replyOf = (plan: Plan, body: string) => replyTo({ body } as never, plan.replies)

  test('as the recognised protocol demands', () => {
    const engine = planOf('0s connect wss://a.test/?EIO=4&transport=websocket')
    expect(replyOf(engine, '2')).toBe('3')
    expect(replyOf(engine, '42["news"]')).toBeUndefined()
    const graphql = planOf('0s connect wss://a.test/ protocol=graphql-transport-ws')
    expect(replyOf(graphql, '{"type":"ping","payload":{}}')).toBe('{"type":"pong"}')
  })

  test('as the app did', () => {
    const plan = planOf(`
          0s  connect  wss://a.test/
          1s  open
          2s  receive  {"type":"ping","n":1}
        2.1s  send     {"type":"pong"}
    `)
    expect(replyOf(plan, '{"type":"ping","n":27}')).toBe('{"type":"pong"}')
    expect(replyOf(plan, '{"type":"news"}')).toBeUndefined()
  })

  test('not where the client is the one who pings', () => {
    const plan = planOf(`
          0s  connect  wss://a.test/
          1s  open
          2s  send     {"type":"ping"}
        2.1s  receive  {"type":"pong"}
          3s  send     {"type":"ping"}
        3.1s  receive  {"type":"pong"}
    `)
    expect(plan.replies).toEqual([])
    expect(planOf('0s connect wss://a.test/?EIO=3&transport=websocket').replies).toEqual([])
  })
})

describe('the keep-alive', () => {
  test('is the heartbeat of the app', () => {
    const plan = planOf(`
         0s  connect  wss://a.test/
         1s  open
         5s  send     {"type":"ping"} every 5s until 60s
        70s  close    1006
    `)
    expect(plan.keepAlive).toEqual({ kind: 'own', data: '{"type":"ping"}' })
  })

  test('is asked for where the app has none', () => {
    expect(lives(20).keepAlive).toEqual({ kind: 'ask', suggestion: '{"type":"ping"}' })
  })

  test('is none where a client must not send one', () => {
    expect(planOf('0s connect wss://a.test/?EIO=4&transport=websocket').keepAlive.kind).toBe('none')
    expect(planOf('0s connect wss://a.test/?EIO=3&transport=websocket').keepAlive.kind).toBe('ask')
  })
})

describe('warnings', () => {
  const warnings = (url: string, more = '') => planOf(`0s connect ${url}\n ${more}`).warnings.join()

  test('tell of tokens', () => {
    expect(warnings('wss://a.test/?token=abc')).toMatch(/may hold a token/)
    expect(warnings('wss://a.test/?room=lobby&EIO=4')).toBe('')
  })

  test('tell of an open connection of the app', () => {
    expect(warnings('wss://a.test/', '1s open')).toMatch(/allows one connection/)
    expect(warnings('wss://a.test/', '1s open\n 2s close 1006')).toBe('')
  })

  test('tell of a session named in the URL, and leave out that of Engine.IO', () => {
    const url = 'wss://a.test/socket.io/?EIO=4&transport=websocket&sid=abcDEF123'
    expect(planOf(`0s connect ${url}`)).toMatchObject({
      url: 'wss://a.test/socket.io/?EIO=4&transport=websocket',
      warnings: [],
    })
    const first = 'wss://a.test/socket.io/?sid=abc&EIO=4&transport=websocket'
    expect(planOf(`0s connect ${first}`).url).toBe(
      'wss://a.test/socket.io/?EIO=4&transport=websocket',
    )
    expect(warnings('wss://a.test/_blazor?id=abc')).toMatch(/negotiated before/)
  })
})

describe('the place of a test', () => {
  const FIRST = `
       0s  document    https://a.test/
       0s  connect     wss://a.test/feed
       1s  open
       5s  pagehide
  `
  const placeIn = (story: string, recording = true) => {
    const { log, connection } = trace(story)
    return placeFor(connection(), log, recording)
  }

  test('is the document of the connection', () => {
    expect(placeIn('0s connect wss://a.test/')).toEqual({ kind: 'document', doc: 'doc-main' })
  })

  test('is another document of the same origin where that is gone', () => {
    const story = `${FIRST}\n 6s next/ document https://a.test/other`
    expect(placeIn(story)).toEqual({ kind: 'document', doc: 'doc-next' as DocumentId })
  })

  test('is nowhere where no document of the origin lives', () => {
    const nowhere = { kind: 'no-document', origin: 'https://a.test' }
    expect(placeIn(FIRST)).toEqual(nowhere)
    expect(placeIn(`${FIRST}\n 6s next/ document https://b.test/`)).toEqual(nowhere)
  })

  test('is back with a page that comes out of the back/forward cache', () => {
    const cached = `
         0s  connect     wss://a.test/feed
         5s  pagehide    persisted
    `
    expect(placeIn(cached).kind).toBe('no-document')
    expect(placeIn(`${cached}\n 9s pageshow persisted`).kind).toBe('document')
  })

  test('is nowhere while recording is paused, and for imports', () => {
    expect(placeIn('0s connect wss://a.test/', false)).toEqual({ kind: 'paused' })
    const { log, connection } = trace('0s connect wss://a.test/')
    const imported = { ...connection(), source: 'import' as const }
    expect(placeFor(imported, log, true)).toEqual({ kind: 'not-of-this-page' })
  })
})
