import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Downstream, Upstream } from '../../../src/capture/wire.ts'
import type { End } from '../../../src/channel/end.ts'
import type { FromFrame, ToFrame } from '../../../src/channel/protocol.ts'
import { createRelay } from '../../../src/channel/relay.ts'
import type { DocumentId } from '../../../src/event.ts'

const DOC = 'doc1' as DocumentId

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

function start(url = 'https://a.test/', successor?: string) {
  let announced = 0
  const relay = createRelay({
    url: () => url,
    top: true,
    now: Date.now,
    announce: () => announced++,
    readSource: async () => undefined,
    ...(successor !== undefined && { successor }),
  })
  return { relay, page: startEnd<Upstream, Downstream>(), announced: () => announced }
}

/** The other end of what the relay holds. */
function startEnd<In, Out>() {
  const said: Out[] = []
  let heard: (message: In) => void = () => {}
  const end: End<In, Out> = {
    send: (message) => said.push(message),
    listen(receive) {
      heard = receive
      return () => {}
    },
  }
  return { end, said, say: (message: In) => heard(message) }
}

const startPanel = () => startEnd<ToFrame, FromFrame>()

/** Two panels, one after the other, which both ask. */
function startTwo() {
  const { relay, page } = start()
  relay.instrumented(DOC, page.end)
  const [first, second] = [startPanel(), startPanel()]
  for (const panel of [first, second]) {
    relay.connect(panel.end)
    panel.say({ kind: 'pull', after: 0 })
  }
  return { page, first, second }
}

describe('a page nobody watches', () => {
  test('is told of by one announcement, and nothing of it is passed on', () => {
    const { relay, page, announced } = start()
    relay.instrumented(DOC, page.end)
    page.say({ kind: 'news' })
    page.say({ kind: 'batch', doc: DOC, events: [], more: false })
    relay.handshake({ url: 'wss://a.test/' })
    relay.activation(1)
    expect(announced()).toBe(1)
    expect(page.said).toEqual([])
  })
})

describe('a panel', () => {
  const batch = (turn: number): Upstream => ({
    kind: 'batch',
    doc: DOC,
    events: [],
    more: false,
    turn,
  })

  test('is not told what one before it asked for', () => {
    const { page, first, second } = startTwo()
    page.say(batch(1))
    page.say(batch(2))
    expect(second.said.filter(({ kind }) => kind === 'batch')).toMatchObject([batch(2)])
    expect(first.said.filter(({ kind }) => kind === 'batch')).toEqual([])
  })

  test('is answered, even where one before it never was', () => {
    const { page, second } = startTwo()
    page.say(batch(2))
    expect(second.said.at(-1)).toMatchObject(batch(2))
  })

  test('hears when an answer left the page, which may have stood still since', () => {
    vi.setSystemTime(5_000)
    const { relay, page } = start()
    relay.instrumented(DOC, page.end)
    const panel = startPanel()
    relay.connect(panel.end)
    page.say({ ...batch(1), ...{ now: 1, farewell: true } })
    expect(panel.said.at(-1)).toMatchObject({ kind: 'batch', now: 5_000, farewell: false })
  })

  test('whose port died without a word is announced to again', () => {
    const { relay, page, announced } = start()
    relay.instrumented(DOC, page.end)
    relay.connect(startPanel().end)
    relay.rollCall([DOC])
    expect(announced()).toBe(0)
    relay.rollCall([])
    expect(announced()).toBe(1)
  })

  test('that came before the instrument is greeted again', () => {
    const { relay, page } = start()
    const panel = startPanel()
    relay.connect(panel.end)
    relay.instrumented(DOC, page.end)
    expect(panel.said).toMatchObject([{ kind: 'hello' }, { kind: 'hello', doc: DOC }])
    expect(page.said).toEqual([{ kind: 'attach' }])
  })

  test('that was replaced is not heard, and does not end the one that came', () => {
    const { relay, page } = start()
    relay.instrumented(DOC, page.end)
    const [first, second] = [startPanel(), startPanel()]
    const gone = relay.connect(first.end)
    relay.connect(second.end)
    first.say({ kind: 'pull', after: 1 })
    second.say({ kind: 'pull', after: 2 })
    gone()
    vi.advanceTimersByTime(10_000)
    expect(page.said.slice(2)).toEqual([{ kind: 'pull', after: 2, turn: 2 }])
    expect([...first.said, ...second.said]).toMatchObject([{ turn: 1 }, { turn: 2 }])
  })

  test('that goes with its window needs no timer', () => {
    const { relay, page } = start()
    relay.instrumented(DOC, page.end)
    const gone = relay.connect(startPanel().end)
    vi.stubGlobal('setTimeout', () => {
      throw new Error('NS_ERROR_NOT_INITIALIZED')
    })
    expect(gone).not.toThrow()
    vi.unstubAllGlobals()
  })

  test('is greeted whatever the length of the URL', () => {
    const { relay } = start(`data:text/html,${'a'.repeat(1_000_000)}`)
    const panel = startPanel()
    relay.connect(panel.end)
    expect(panel.said[0]).toHaveProperty('url.length', 65_536)
  })
})

test('an instrument is told by what it will be replaced', () => {
  const { relay, page } = start('https://a.test/', 'moz-extension://id/')
  relay.instrumented(DOC, page.end)
  expect(page.said).toEqual([{ kind: 'successor', event: 'moz-extension://id/' }])
})
