import { describe, expect, test } from 'vitest'
import { construct } from '../capture/events.ts'
import { DOC, eachTab, inspect } from './each-tab.ts'
import { connectionsOf, pass, type Tab, type TestFrame } from './world.ts'

let tab: Tab
let frame: TestFrame
eachTab((...opened) => {
  ;[tab, frame] = opened
})

describe('a hostile page', () => {
  test('cannot have a malformed event asked for again', async () => {
    const panel = await inspect(tab)
    frame.report({ ...construct(1), url: 5 } as never)
    frame.report(construct(2))
    await pass()
    frame.report({ ...construct(3), url: 5 } as never)
    await pass()
    frame.commands.length = 0
    frame.report(construct(4))
    await pass()
    expect(frame.commands[0]).toEqual({ kind: 'pull', after: 3, turn: 1 })
    expect(connectionsOf(panel)).toHaveLength(2)
    expect(panel.log.dropped).toMatchObject({ malformed: 2, lost: 0 })
  })

  test('cannot speak for another document', async () => {
    const panel = await inspect(tab)
    const forged = { ...construct(1), seq: 1 }
    frame.say({ kind: 'batch', doc: 'doc2', events: [forged], more: false, turn: 1 })
    await pass()
    expect(connectionsOf(panel)).toEqual([])
    expect(panel.log.dropped.malformed).toBe(1)
  })

  test.for([
    [null],
    ['batch'],
    [{ kind: 'gone' }],
    [{ kind: 'hello', doc: 'doc2', url: 'https://bank.test/', top: true }],
    [{ kind: 'activation', at: 1 }],
    [{ kind: 'handshake', handshake: { url: 'wss://a.test/', status: 403 } }],
    [{ kind: 'source', url: 'https://a.test/app.js', text: 'forged' }],
  ])('%#: cannot say what relays say', async ([said]) => {
    const panel = await inspect(tab)
    frame.report(construct(1))
    await pass()
    frame.told.length = 0
    frame.say(said)
    await pass()
    expect(frame.told.filter(({ kind }) => kind !== 'batch')).toEqual([])
    expect(connectionsOf(panel)).toHaveLength(1)
  })

  test('whose events are all malformed is asked no faster than others', async () => {
    await inspect(tab)
    frame.commands.length = 0
    const events = [{ kind: 'open', seq: 'one' }]
    for (let time = 0; time < 500; time++) {
      frame.say({ kind: 'batch', doc: DOC, events, more: true, turn: 1 })
      await pass(1)
    }
    expect(frame.commands.length).toBeLessThanOrEqual(11)
  })

  test.for([
    [{ kind: 'batch', doc: DOC, events: 'many', more: false, turn: 1 }],
    [{ kind: 'batch', doc: DOC, events: [{ kind: 'open', seq: 'one' }], more: false, turn: 1 }],
  ])('%#: malformed messages are counted', async ([said]) => {
    const panel = await inspect(tab)
    frame.say(said)
    frame.report(construct(1))
    await pass()
    expect(panel.log.dropped.malformed).toBe(1)
    expect(connectionsOf(panel)).toHaveLength(1)
  })
})
