import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ToFrame } from '../../../src/channel/protocol.ts'
import { stateOf } from '../../../src/connection.ts'
import type { DocumentId } from '../../../src/event.ts'
import { close, construct, message } from '../capture/events.ts'
import {
  bodiesOf,
  connectionsOf,
  openTab,
  type Panel,
  pass,
  type Tab,
  type TestFrame,
} from './world.ts'

const DOC = 'doc1' as DocumentId

let tab: Tab
let frame: TestFrame

beforeEach(() => {
  vi.useFakeTimers()
  tab = openTab()
  frame = tab.open(DOC)
})

afterEach(() => {
  vi.useRealTimers()
})

async function inspect(): Promise<Panel> {
  const panel = tab.inspect()
  await pass()
  return panel
}

describe('a page that is watched', () => {
  test('tells the whole life of a socket', async () => {
    const panel = await inspect()
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
    await inspect()
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
    await inspect()
    const asked = frame.commands.length
    await pass(5_000)
    expect(frame.commands).toHaveLength(asked)
  })

  test('is asked while it has living sockets: CLOSING has no event', async () => {
    await inspect()
    frame.report(construct(1))
    await pass()
    const asked = frame.commands.length
    await pass(1_000)
    expect(frame.commands.length - asked).toBe(4)
  })

  test('gives a burst in many batches', async () => {
    const panel = await inspect()
    frame.report(construct(1))
    for (let count = 0; count < 10_000; count++) frame.report(message(1))
    await pass()
    expect(connectionsOf(panel)[0]?.received.count).toBe(10_000)
    expect(panel.log.dropped.lost).toBe(0)
  })

  test('does what the panel commands', async () => {
    const { recorder } = await inspect()
    const command: ToFrame = { kind: 'test-open', test: 't', url: 'wss://a.test/', protocols: [] }
    expect(recorder.send(DOC, command)).toBe(true)
    expect(recorder.send('another' as DocumentId, command)).toBe(false)
    await pass()
    expect(frame.commands).toContainEqual(command)
  })

  test('gives its last words when it goes', async () => {
    const panel = await inspect()
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
    const panel = await inspect()
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
    const { recorder } = await inspect()
    for (let call = 0; call < 3; call++) {
      recorder.rollCall()
      await pass()
    }
    expect(recorder.frames.size).toBe(2)
  })

  test('of another tab are another log', async () => {
    const otherTab = openTab()
    otherTab.open('doc3').report(construct(1))
    const panel = await inspect()
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
    const panel = await inspect()
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
    const panel = await inspect()
    panel.recorder.setRecording(false)
    frame.report(construct(1))
    frame.report(message(1))
    await pass(1_000)
    expect(connectionsOf(panel)).toEqual([])
    panel.recorder.setRecording(true)
    await pass()
    expect(bodiesOf(panel)).toEqual(['hello'])
  })

  test('notes that a page did not run', async () => {
    const panel = await inspect()
    frame.report(construct(1))
    await pass()
    frame.pause()
    await pass(3_000)
    frame.resume()
    await pass()
    const paused = panel.log.pages.get(DOC)?.events.find(({ kind }) => kind === 'paused')
    expect(paused).toMatchObject({ duration: expect.closeTo(3_000, -3) })
  })

  test('does not take a short task for a pause', async () => {
    const panel = await inspect()
    frame.report(construct(1))
    await pass()
    frame.pause()
    await pass(1_500)
    frame.resume()
    await pass()
    expect(panel.log.pages.get(DOC)?.events).toEqual([])
  })
})

describe('a hostile page', () => {
  test('cannot speak for another document', async () => {
    const panel = await inspect()
    const forged = { ...construct(1), seq: 1 }
    frame.say({ kind: 'batch', doc: 'doc2', events: [forged], more: false, now: 1 })
    await pass()
    expect(connectionsOf(panel)).toEqual([])
    expect(panel.log.dropped.malformed).toBe(1)
  })

  test.for([
    [null],
    ['batch'],
    [{ kind: 'gone' }],
    [{ kind: 'batch', doc: DOC, events: 'many', more: false, now: 1 }],
    [{ kind: 'batch', doc: DOC, events: [{ kind: 'open', seq: 'one' }], more: false, now: 1 }],
    [{ kind: 'hello', url: 1, top: true }],
  ])('%#: malformed messages are counted', async ([said]) => {
    const panel = await inspect()
    frame.say(said)
    frame.report(construct(1))
    await pass()
    expect(panel.log.dropped.malformed).toBe(1)
    expect(connectionsOf(panel)).toHaveLength(1)
  })
})

describe('sources', () => {
  test('are read by a frame of their origin', async () => {
    const { recorder } = await inspect()
    const read = recorder.readSource('https://a.test/app.js')
    await pass()
    expect(await read).toBe('text of https://a.test/app.js')
  })

  test('of another origin are not read', async () => {
    const { recorder } = await inspect()
    expect(await recorder.readSource('https://b.test/app.js')).toBeUndefined()
    expect(await recorder.readSource('no url')).toBeUndefined()
  })

  test('of a frame that has gone stay unread', async () => {
    const { recorder } = await inspect()
    const read = recorder.readSource('https://a.test/app.js')
    frame.breakLink()
    await pass(5_000)
    expect(await read).toBeUndefined()
  })
})
