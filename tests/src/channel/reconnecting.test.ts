import { describe, expect, test } from 'vitest'
import { close, construct, message } from '../capture/events.ts'
import { DOC, eachTab, inspect } from './each-tab.ts'
import { bodiesOf, connectionsOf, pass, type Tab, type TestFrame } from './world.ts'

let tab: Tab
let frame: TestFrame
eachTab((...opened) => {
  ;[tab, frame] = opened
})

describe('a panel that comes late', () => {
  test('is told of sockets that were there before', async () => {
    frame.report(construct(1))
    frame.report(message(1, { body: 'early' }))
    frame.report(close(1))
    const panel = await inspect(tab)
    expect(bodiesOf(panel)).toEqual(['early'])
  })

  test('hears what the relay has kept', async () => {
    const handshake = { id: '1', url: 'wss://a.test/1', status: 403 }
    frame.relay.handshake(handshake)
    for (let at = 1; at <= 100; at++) frame.relay.activation(at)
    frame.report(construct(1))
    const panel = await inspect(tab)
    const activations = panel.log.pages.get(DOC)?.events.filter(({ kind }) => kind === 'activation')
    expect(activations?.map(({ at }) => at)).toEqual(Array.from({ length: 32 }, (_, i) => i + 69))
    expect(panel.handshakes.unmatched(Date.now() + 10_000)).toEqual([handshake])
  })

  test('takes the place of one that has gone', async () => {
    const first = await inspect(tab)
    frame.report(construct(1))
    await pass()
    first.recorder.stop()
    frame.breakLink()
    frame.report(message(1, { body: 'meanwhile' }))
    const second = await inspect(tab)
    expect(bodiesOf(second)).toEqual(['meanwhile'])
    await pass(5_000)
    expect(frame.commands.map(({ kind }) => kind)).not.toContain('detach')
  })

  test('is not waited for: soon the page keeps its history alone', async () => {
    const panel = await inspect(tab)
    panel.recorder.stop()
    frame.breakLink()
    await pass(2_900)
    expect(frame.commands.map(({ kind }) => kind)).not.toContain('detach')
    await pass(200)
    expect(frame.commands.at(-1)).toEqual({ kind: 'detach' })
  })
})

describe('a link that breaks', () => {
  test('and comes back loses nothing and tells nothing twice', async () => {
    const panel = await inspect(tab)
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
    const panel = await inspect(tab)
    frame.report(construct(1))
    await pass()
    frame.remove()
    await pass(1_400)
    expect(connectionsOf(panel)[0]?.documentLeft).toBeUndefined()
    await pass(200)
    expect(connectionsOf(panel)[0]?.documentLeft).toMatchObject({ how: 'gone' })
  })

  test('for longer than a document gets: it is taken back', async () => {
    const panel = await inspect(tab)
    frame.report(construct(1))
    await pass()
    frame.remove()
    await pass(2_000)
    expect(connectionsOf(panel)[0]?.documentLeft).toMatchObject({ how: 'gone' })
    frame.comeBack()
    frame.report(message(1, { body: 'still here' }))
    await pass()
    expect(connectionsOf(panel)[0]?.documentLeft).toBeUndefined()
    expect(panel.log.pages.get(DOC)).toMatchObject({ events: [] })
    expect(panel.log.pages.get(DOC)?.leftAt).toBeUndefined()
    expect(bodiesOf(panel)).toEqual(['still here'])
  })

  test('while a page is very busy loses none of its messages', async () => {
    const panel = await inspect(tab)
    frame.report(construct(1))
    await pass()
    frame.breakLink()
    for (let count = 0; count < 3_000; count++) frame.report(message(1))
    await pass(1_000)
    expect(bodiesOf(panel)).toHaveLength(3_000)
  })

  test('of a document in the back/forward cache does not end it', async () => {
    const panel = await inspect(tab)
    frame.report(construct(1))
    frame.report({ kind: 'pagehide', at: 1, persisted: true })
    await pass()
    frame.remove()
    await pass(5_000)
    expect(connectionsOf(panel)[0]?.documentLeft).toMatchObject({ how: 'cached' })
  })

  test('without a word is mended when the document returns', async () => {
    const panel = await inspect(tab)
    frame.report(construct(1))
    frame.relay.reconnect()
    await pass()
    frame.report(message(1, { body: 'returned' }))
    await pass()
    expect(bodiesOf(panel)).toEqual(['returned'])
  })
})
