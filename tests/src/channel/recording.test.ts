import { describe, expect, test, vi } from 'vitest'
import type { ToFrame } from '../../../src/channel/protocol.ts'
import { stateOf } from '../../../src/connection.ts'
import type { DocumentId } from '../../../src/event.ts'
import { close, construct, message } from '../capture/events.ts'
import { DOC, eachTab, inspect } from './each-tab.ts'
import {
  bodiesOf,
  connectionsOf,
  openTab,
  type Panel,
  pass,
  type Tab,
  type TestFrame,
} from './world.ts'

let tab: Tab
let frame: TestFrame
eachTab((...opened) => {
  ;[tab, frame] = opened
})

function silenceOf({ recorder }: Panel): number {
  return Math.max(...[...recorder.frames].map(({ silence }) => silence))
}

describe('a page that is watched', () => {
  test('tells the whole life of a socket', async () => {
    const panel = await inspect(tab)
    frame.report(construct(1))
    frame.report({ kind: 'open', at: 1, socket: 1, protocol: '', extensions: '' })
    frame.report(message(1, { body: 'hello' }))
    await pass()
    const [connection] = connectionsOf(panel)
    expect(connection && stateOf(connection)).toBe('open')
    expect(bodiesOf(panel)).toEqual(['hello'])
    frame.report(close(1))
    await pass()
    expect(connection && stateOf(connection)).toBe('closed')
    expect(panel.log.dropped).toMatchObject({ lost: 0, malformed: 0 })
  })

  test('says once that there is news, and is asked at most every 50 ms', async () => {
    await inspect(tab)
    frame.commands.length = 0
    for (let time = 0; time < 500; time++) {
      frame.report(message(0))
      await pass(1)
    }
    expect(frame.commands.length).toBeGreaterThan(5)
    expect(frame.commands.length).toBeLessThanOrEqual(11)
    expect(frame.told.filter(({ kind }) => kind === 'news').length).toBeLessThanOrEqual(12)
  })

  test('is not asked while it has no sockets', async () => {
    await inspect(tab)
    const asked = frame.commands.length
    await pass(5_000)
    expect(frame.commands).toHaveLength(asked)
  })

  test('is asked while it has living sockets: CLOSING has no event', async () => {
    await inspect(tab)
    frame.report(construct(1))
    await pass()
    const asked = frame.commands.length
    await pass(1_000)
    expect(frame.commands.length - asked).toBe(4)
  })

  test('gives a burst in many batches', async () => {
    const panel = await inspect(tab)
    frame.report(construct(1))
    for (let count = 0; count < 10_000; count++) frame.report(message(1))
    await pass()
    expect(connectionsOf(panel)[0]?.received.count).toBe(10_000)
    expect(panel.log.dropped.lost).toBe(0)
  })

  test.for([
    ['one after the other', 1],
    ['all at once', 10_000],
  ] as const)('of 10,000 sockets, %s, the panel keeps 2,000 and says so', async ([, together]) => {
    const panel = await inspect(tab)
    for (let first = 1; first <= 10_000; first += together) {
      for (let socket = first; socket < first + together; socket++) frame.report(construct(socket))
      for (let socket = first; socket < first + together; socket++) {
        frame.report({ kind: 'error', at: 1, socket })
        frame.report(close(socket))
      }
    }
    await pass(1_000)
    const states = connectionsOf(panel).map(stateOf)
    expect(states).toEqual(Array(2_000).fill('closed'))
    expect(panel.log.dropped).toMatchObject({ connections: 8_000, lost: 0, malformed: 0 })
  })

  test('does what the panel commands', async () => {
    const { recorder } = await inspect(tab)
    const command: ToFrame = { kind: 'test-open', test: 't', url: 'wss://a.test/', protocols: [] }
    expect(recorder.send(DOC, command)).toBe(true)
    expect(recorder.send('another' as DocumentId, command)).toBe(false)
    await pass()
    expect(frame.commands).toContainEqual(command)
  })

  test('gives its last words when it goes', async () => {
    const panel = await inspect(tab)
    frame.report(construct(1))
    frame.report(message(1, { body: 'last words' }))
    frame.farewell()
    await pass(0)
    frame.remove()
    await pass()
    expect(bodiesOf(panel)).toEqual(['last words'])
  })
})

describe('several frames', () => {
  test('do not mix', async () => {
    const other = tab.open('doc2')
    const panel = await inspect(tab)
    frame.report(construct(1))
    frame.report(message(1, { body: 'one' }))
    other.report(construct(1))
    other.report(message(1, { body: 'two' }))
    await pass()
    expect(connectionsOf(panel).map(({ id }) => id)).toEqual(['doc1.1', 'doc2.1'])
    expect(bodiesOf(panel)).toEqual(['one', 'two'])
  })

  test('are connected once, however often they are called', async () => {
    tab.open('doc2')
    const { recorder } = await inspect(tab)
    for (let call = 0; call < 3; call++) {
      recorder.rollCall()
      await pass()
    }
    expect(recorder.frames.size).toBe(2)
  })

  test('of another tab are another log', async () => {
    const otherTab = openTab()
    otherTab.open('doc3').report(construct(1))
    const panel = await inspect(tab)
    const other = otherTab.inspect()
    frame.report(construct(1))
    await pass()
    expect([...panel.log.connections.keys()]).toEqual(['doc1.1'])
    expect([...other.log.connections.keys()]).toEqual(['doc3.1'])
  })
})

describe('a page whose clock is not ours', () => {
  const HOUR = 3_600_000

  test.for([HOUR, -HOUR])('off by %d ms: its times are put right', async (skew) => {
    const other = tab.open('doc2', 'https://b.test/', skew)
    const at = Date.now()
    const theirs = at + skew
    other.report({ ...construct(1), at: theirs })
    other.relay.activation(theirs)
    other.relay.handshake({ url: 'wss://a.test/1', at: theirs })
    const panel = await inspect(tab)
    const [connection] = connectionsOf(panel)
    const near = expect.closeTo(at, -3)
    expect(connection?.constructed.at).toEqual(near)
    expect(connection?.handshake?.at).toEqual(near)
    const activation = panel.log.pages.get('doc2' as DocumentId)?.events[0]
    expect(activation).toMatchObject({ kind: 'activation', at: near })
  })
})

describe('recording', () => {
  test('may be paused: the page keeps its history until it goes on', async () => {
    const panel = await inspect(tab)
    panel.recorder.setRecording(false)
    frame.report(construct(1))
    frame.report(message(1))
    await pass(1_000)
    expect(connectionsOf(panel)).toEqual([])
    panel.recorder.setRecording(true)
    await pass()
    expect(bodiesOf(panel)).toEqual(['hello'])
  })

  test('stands still at once: what the page answers late it is asked for again', async () => {
    const panel = await inspect(tab)
    frame.report(construct(1))
    frame.pause()
    await pass()
    panel.recorder.setRecording(false)
    frame.report(message(1))
    frame.resume()
    await pass()
    expect(connectionsOf(panel)).toEqual([])
    panel.recorder.setRecording(true)
    await pass()
    expect(bodiesOf(panel)).toEqual(['hello'])
    expect(panel.log.dropped).toMatchObject({ lost: 0 })
  })

  test('paused, it takes the farewell of a document, which comes once', async () => {
    const panel = await inspect(tab)
    panel.recorder.setRecording(false)
    frame.report(construct(1))
    frame.farewell()
    await pass()
    expect(connectionsOf(panel)).toHaveLength(1)
  })

  test('notes that a page did not run', async () => {
    const panel = await inspect(tab)
    frame.report(construct(1))
    await pass()
    const heardAt = () => panel.log.pages.get(DOC)?.heardAt ?? 0
    frame.pause()
    await pass(3_000)
    expect(silenceOf(panel)).toBeCloseTo(3_000, -3)
    expect(Date.now() - heardAt()).toBeGreaterThanOrEqual(3_000)
    frame.resume()
    await pass()
    expect(silenceOf(panel)).toBe(0)
    expect(Date.now() - heardAt()).toBeLessThan(1_000)
    const paused = panel.log.pages.get(DOC)?.events.find(({ kind }) => kind === 'paused')
    expect(paused).toMatchObject({ duration: expect.closeTo(3_000, -3) })
  })

  test('takes no silence of its own for one of the page', async () => {
    const panel = await inspect(tab)
    frame.report(construct(1))
    await pass()
    frame.pause()
    await pass(500)
    vi.setSystemTime(Date.now() + 10_000)
    await pass(300)
    expect(silenceOf(panel)).toBeLessThan(2_000)
    frame.resume()
  })

  test('does not take a short task for a pause', async () => {
    const panel = await inspect(tab)
    frame.report(construct(1))
    await pass()
    frame.pause()
    await pass(1_500)
    frame.resume()
    await pass()
    expect(panel.log.pages.get(DOC)?.events).toEqual([])
  })

  test('does not take its own pause for one of the page', async () => {
    const panel = await inspect(tab)
    frame.report(construct(1))
    await pass()
    frame.hold()
    await pass(10_000)
    frame.release()
    await pass()
    expect(panel.log.pages.get(DOC)?.events).toEqual([])
  })
})

describe('sources', () => {
  test('are read by a frame of their origin', async () => {
    const { recorder } = await inspect(tab)
    const read = recorder.readSource('https://a.test/app.js')
    await pass()
    expect(await read).toBe('text of https://a.test/app.js')
  })

  test('are taken from no frame but the one that was asked', async () => {
    const panel = tab.inspect()
    const other = tab.open('doc2', 'https://evil.test/')
    frame.report(construct(1))
    other.report(construct(1))
    await pass()
    const read = panel.recorder.readSource('https://a.test/app.js')
    other.passOn({ kind: 'source', url: 'https://a.test/app.js', text: 'forged' })
    await pass()
    expect(await read).toBe('text of https://a.test/app.js')
  })

  test('of another origin are not read', async () => {
    const { recorder } = await inspect(tab)
    expect(await recorder.readSource('https://b.test/app.js')).toBeUndefined()
    expect(await recorder.readSource('no url')).toBeUndefined()
    expect(await recorder.readSource('data:text/javascript,1')).toBeUndefined()
  })

  test('of a frame that has gone stay unread', async () => {
    const { recorder } = await inspect(tab)
    const read = recorder.readSource('https://a.test/app.js')
    frame.breakLink()
    await pass(5_000)
    expect(await read).toBeUndefined()
  })
})
