import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ToFrame } from '../../../src/channel/protocol.ts'
import { stateOf } from '../../../src/connection.ts'
import type { DocumentId } from '../../../src/event.ts'
import { close, construct, message } from '../capture/events.ts'
import { openTab, type Panel, type Tab, type TestFrame } from './world.ts'

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

/** Time for what is under way, ms. */
async function pass(time = 100): Promise<void> {
  await vi.advanceTimersByTimeAsync(time)
}

async function inspect(): Promise<Panel> {
  const panel = tab.inspect()
  await pass()
  return panel
}

function connectionsOf({ log }: Panel) {
  return [...log.connections.values()]
}

function bodiesOf(panel: Panel) {
  return connectionsOf(panel).flatMap(({ messages }) => messages.map(({ body }) => body))
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

describe('a panel that comes late', () => {
  test('is told of sockets that were there before', async () => {
    frame.report(construct(1))
    frame.report(message(1, { body: 'early' }))
    frame.report(close(1))
    const panel = await inspect()
    expect(bodiesOf(panel)).toEqual(['early'])
  })

  test('hears what the relay has kept', async () => {
    const handshake = { id: '1', url: 'wss://a.test/1', status: 403 }
    frame.relay.handshake(handshake)
    for (let at = 1; at <= 100; at++) frame.relay.activation(at)
    frame.report(construct(1))
    const panel = await inspect()
    const activations = panel.log.pages.get(DOC)?.events.filter(({ kind }) => kind === 'activation')
    expect(activations?.map(({ at }) => at)).toEqual(Array.from({ length: 32 }, (_, i) => i + 69))
    expect(panel.handshakes.unmatched(Date.now() + 10_000)).toEqual([handshake])
  })

  test('takes the place of one that has gone', async () => {
    const first = await inspect()
    frame.report(construct(1))
    await pass()
    first.recorder.stop()
    frame.breakLink()
    frame.report(message(1, { body: 'meanwhile' }))
    const second = await inspect()
    expect(bodiesOf(second)).toEqual(['meanwhile'])
    expect(frame.commands.map(({ kind }) => kind)).toContain('detach')
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

describe('a link that breaks', () => {
  test('and comes back loses nothing and tells nothing twice', async () => {
    const panel = await inspect()
    frame.report(construct(1))
    frame.relay.activation(5)
    for (let count = 0; count < 5; count++) {
      frame.report(message(1, { body: `before ${count}` }))
      await pass(1)
      frame.breakLink()
      frame.report(message(1, { body: `after ${count}` }))
      await pass(20)
    }
    await pass(5_000)
    const expected = [0, 1, 2, 3, 4].flatMap((count) => [`before ${count}`, `after ${count}`])
    expect(bodiesOf(panel)).toEqual(expected)
    expect(panel.log.dropped).toMatchObject({ lost: 0, malformed: 0 })
    expect(panel.log.pages.get(DOC)?.events.map(({ kind }) => kind)).toEqual(['activation'])
    expect(panel.recorder.frames.size).toBe(1)
  })

  test('for good ends the document', async () => {
    const panel = await inspect()
    frame.report(construct(1))
    await pass()
    frame.remove()
    await pass(1_400)
    expect(connectionsOf(panel)[0]?.documentLeft).toBeUndefined()
    await pass(200)
    expect(connectionsOf(panel)[0]?.documentLeft).toMatchObject({ how: 'gone' })
  })

  test('of a document in the back/forward cache does not end it', async () => {
    const panel = await inspect()
    frame.report(construct(1))
    frame.report({ kind: 'pagehide', at: 1, persisted: true })
    await pass()
    frame.remove()
    await pass(5_000)
    expect(connectionsOf(panel)[0]?.documentLeft).toMatchObject({ how: 'cached' })
  })

  test('without a word is mended when the document returns', async () => {
    const panel = await inspect()
    frame.report(construct(1))
    frame.relay.reconnect()
    await pass()
    frame.report(message(1, { body: 'returned' }))
    await pass()
    expect(bodiesOf(panel)).toEqual(['returned'])
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
    frame.say({ kind: 'batch', doc: 'doc2', events: [forged], more: false })
    await pass()
    expect(connectionsOf(panel)).toEqual([])
    expect(panel.log.dropped.malformed).toBe(1)
  })

  test.for([
    [null],
    ['batch'],
    [{ kind: 'gone' }],
    [{ kind: 'batch', doc: DOC, events: 'many', more: false }],
    [{ kind: 'batch', doc: DOC, events: [{ kind: 'open', seq: 'one' }], more: false }],
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
