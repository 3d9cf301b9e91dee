import { describe, expect, test } from 'vitest'
import { connectionId } from '../../../src/connection.ts'
import { progressOf } from '../../../src/probe/probe.ts'
import { tableOf } from '../../../src/probe/table.ts'
import { trace } from '../../support/trace.ts'
import { type Server, startWorld, type World } from './world.ts'

const CUT_AT_2_S = `
     0s  connect  wss://a.test/feed
   0.1s  open
   2.1s  close    1006
`
const SOCKET_IO = `
     0s  connect  wss://a.test/socket.io/?EIO=4&transport=websocket
   0.1s  open
   0.1s  receive  0{"sid":"abc","pingInterval":25000}
   0.2s  send     40
   0.3s  receive  40{"sid":"def"}
    20s  close    1006
`
const idle: Server = { opens: 80, idle: 2_000 }

function phasesOf(world: World): string[] {
  const phases: string[] = [world.probe.phase]
  world.run(({ probe }) => {
    if (phases.at(-1) !== probe.phase) phases.push(probe.phase)
    return false
  })
  return world.probe.phase === phases.at(-1) ? phases : [...phases, world.probe.phase]
}

function worldOf(story: string, ...servers: Server[]): World {
  return startWorld(trace(story), servers)
}

describe('phases', () => {
  test('of a silent connection that lives on', () => {
    expect(phasesOf(worldOf(CUT_AT_2_S, { opens: 80 }))).toEqual(['opening', 'waiting', 'done'])
  })

  test('of one that dies, with a payload confirmed in time', () => {
    const world = worldOf(CUT_AT_2_S, idle)
    world.confirm('ping')
    expect(phasesOf(world)).toEqual(['opening', 'waiting', 'keep-alive', 'done'])
    expect(new Set(world.said)).toEqual(new Set(['ping']))
  })

  test('of one that dies, with a payload confirmed later', () => {
    const world = worldOf(CUT_AT_2_S, idle)
    world.run(({ probe }) => probe.phase === 'confirm')
    expect(world.outcome()?.id).toBe('dies-alike')
    expect(world.outcome()?.details.join()).toMatch(/not known yet/)
    world.run(undefined, 60_000)
    expect(world.probe.phase).toBe('confirm')
    world.confirm('{"my":"ping"}')
    world.run()
    expect(world.outcome()?.id).toBe('idle-limit')
    expect(world.said[0]).toBe('{"my":"ping"}')
  })

  test('of a protocol whose opening is replayed', () => {
    const world = worldOf(SOCKET_IO, { opens: 80 })
    expect(phasesOf(world).slice(0, 2)).toEqual(['opening', 'open'])
    expect(world.said).toEqual([])
  })
})

describe('a test', () => {
  test('of Socket.IO says 40 when greeted, answers pings and nothing else', () => {
    const world = worldOf(SOCKET_IO, {
      opens: 80,
      greets: '0{"sid":"xyz"}',
      pings: { every: 10_000, text: '2' },
    })
    expect(phasesOf(world)).toEqual(['opening', 'waiting', 'done'])
    expect(world.said).toEqual(['40', '3', '3'])
  })

  test('of Socket.IO has no second connection', () => {
    const world = worldOf(SOCKET_IO, { opens: 80, lives: 20_000 })
    world.run()
    expect(world.sockets).toHaveLength(1)
    expect(world.outcome()?.id).toBe('dies-alike')
    expect(world.outcome()?.details.join()).toMatch(/the server sends the heartbeats/)
  })

  test('keeps alive with the heartbeat of the app without asking, and twice as fast as the limit', () => {
    const story = `
         0s  connect  wss://a.test/feed
       0.1s  open
        30s  send     {"type":"ping"} every 30s until 3m
       200s  close    1006
    `
    const world = worldOf(story, { opens: 80, idle: 20_000 })
    world.run()
    expect(world.outcome()?.id).toBe('idle-limit')
    expect(world.said[0]).toBe('{"type":"ping"}')
    expect(world.probe.attempts[1]?.keepAlive?.interval).toBeCloseTo(10_000, -2)
  })

  test('shows how far the wait has come', () => {
    const world = worldOf(CUT_AT_2_S, { opens: 1_000 })
    const progress = () => progressOf(world.probe, world.probe.startedAt + world.elapsed)
    world.run(({ elapsed }) => elapsed >= 500)
    expect(progress()).toEqual({ elapsed: 500, total: 20_000 })
    world.run(({ elapsed }) => elapsed >= 4_000)
    expect(progress()).toEqual({ elapsed: 3_000, total: 10_000 })
    world.run()
    expect(progress()).toBeUndefined()
  })

  test('puts the connections side by side', () => {
    const world = worldOf(CUT_AT_2_S, { ...idle, greets: 'hello' })
    world.confirm('ping')
    world.run()
    const rows = Object.fromEntries(tableOf(world.probe).map((row) => [row.name, row]))
    expect(rows.Lived).toMatchObject({ app: '2.000 s', tests: ['2.000 s', 'at least 12.0 s'] })
    expect(rows['Opened after']).toMatchObject({ app: '100 ms', tests: ['100 ms', '100 ms'] })
    expect(rows['First message after']?.tests).toEqual(['0 ms', '0 ms'])
    expect(rows.Ended?.tests).toEqual(['cut without a Close frame', ''])
  })

  test('survives a cleared log', () => {
    const world = worldOf(CUT_AT_2_S, idle)
    world.confirm('ping')
    world.run(({ probe }) => probe.attempts[0]?.endedAt !== undefined)
    const own = world.probe.attempts[0]?.connection
    if (own) world.log.connections.delete(own)
    world.run()
    expect(world.outcome()?.id).toBe('idle-limit')
  })
})

describe('a test that is broken off', () => {
  const brokenOffBy = (happen: (world: World) => void): World => {
    const world = worldOf(CUT_AT_2_S, { opens: 80 })
    world.run(({ elapsed }) => elapsed >= 3_000)
    happen(world)
    world.run()
    return world
  }

  test.each<[string, (world: World) => void, RegExp]>([
    [
      'the page is left',
      (world) => world.record({ kind: 'pagehide', persisted: false } as never),
      /went away/,
    ],
    [
      'the page is cached',
      (world) => world.record({ kind: 'pagehide', persisted: true } as never),
      /went away/,
    ],
    ['the frame is removed', (world) => world.record({ kind: 'gone' } as never), /went away/],
    ['the page freezes', (world) => world.record({ kind: 'freeze' } as never), /asleep/],
    [
      'the machine sleeps',
      (world) => world.record({ kind: 'clock', jump: 60_000 } as never),
      /asleep/,
    ],
    [
      'the page stands at a breakpoint',
      (world) => world.record({ kind: 'paused', duration: 9_000 } as never),
      /stopped/,
    ],
    ['the browser goes offline', (world) => world.record({ kind: 'offline' } as never), /offline/],
    [
      'recording is paused',
      (world) => {
        world.recording = false
      },
      /recording was paused/,
    ],
  ])('%s', (_name, happen, says) => {
    const world = brokenOffBy(happen)
    expect(world.outcome()?.id).toBe('interrupted')
    expect(world.outcome()?.summary).toMatch(says)
    expect(world.commands.at(-1)?.kind).toBe('close')
    expect(world.elapsed).toBeLessThan(4_000)
  })

  test('a step of the wall clock breaks off nothing', () => {
    const world = brokenOffBy((one) => one.record({ kind: 'clock', jump: 1_000 } as never))
    expect(world.outcome()?.id).toBe('survives')
  })

  test('by the end of the document together with the socket', () => {
    const world = worldOf(CUT_AT_2_S, { opens: 80, lives: 2_000 })
    world.run(({ probe }) => probe.attempts[0]?.endedAt !== undefined)
    world.record({ kind: 'pagehide', persisted: false } as never)
    world.run()
    expect(world.outcome()?.id).toBe('interrupted')
  })

  test('by a page that does not make the socket, which is closed if it is made later', () => {
    const world = worldOf(CUT_AT_2_S, { opens: 80 })
    world.commands.length = 0
    world.sockets.length = 0
    world.log.connections.delete(connectionId(world.doc, 1_000))
    world.answering = false
    world.run()
    expect(world.outcome()?.summary).toMatch(/did not open the socket/)
    expect(world.commands).toEqual([{ kind: 'close', doc: world.doc, id: 'test-silent' }])
  })

  test('by the user', () => {
    const world = worldOf(CUT_AT_2_S, { opens: 80 })
    world.run(({ elapsed }) => elapsed >= 3_000)
    world.stop()
    expect(world.probe.phase).toBe('done')
    expect(world.outcome()?.id).toBe('stopped')
    expect(world.sockets[0]?.endedAt).toBeDefined()
    world.stop()
    expect(world.commands.filter(({ kind }) => kind === 'close')).toHaveLength(1)
  })

  test('by the user who does not want a second connection', () => {
    const world = worldOf(CUT_AT_2_S, idle)
    world.run(({ probe }) => probe.phase === 'confirm')
    world.stop()
    expect(world.probe.phase).toBe('done')
    expect(world.outcome()?.id).toBe('dies-alike')
  })
})

test('a document that goes while a payload is asked for ends the test with what is known', () => {
  const world = worldOf(CUT_AT_2_S, idle)
  world.run(({ probe }) => probe.phase === 'confirm')
  world.record({ kind: 'gone' } as never)
  world.run()
  expect(world.outcome()?.id).toBe('dies-alike')
  expect(world.sockets).toHaveLength(1)
})
