import { describe, expect, test } from 'vitest'
import { trace } from '../../support/trace.ts'
import { startWorld } from './world.ts'

describe('a server that allows one connection', () => {
  const open = `
       0s  connect  wss://a.test/feed
     0.1s  open
      40s  receive  hello
      50s  now
  `
  test('voids the test', () => {
    const world = startWorld(trace(open), [{ opens: 80 }])
    world.run(({ elapsed }) => elapsed >= 1_000)
    const close = { kind: 'close', code: 4000, reason: 'taken over', wasClean: true, buffered: 0 }
    world.record({ ...close, socket: 1 } as never)
    world.run()
    expect(world.outcome()?.id).toBe('void-single-session')
    expect(world.sockets[0]?.endedAt).toBeDefined()
  })

  test('is not assumed for an end long after the opening', () => {
    const world = startWorld(trace(open), [{ opens: 80 }])
    world.run(({ elapsed }) => elapsed >= 5_000)
    const close = { kind: 'close', code: 1006, reason: '', wasClean: false, buffered: 0 }
    world.record({ ...close, socket: 1 } as never)
    world.run()
    expect(world.outcome()?.id).toBe('not-reproduced')
  })

  test('is not assumed where each connection of the app ends like that', () => {
    const story = trace(`
         0s  a connect  wss://a.test/feed
       0.1s  a open
       2.1s  a close    1006
       2.2s  b connect  wss://a.test/feed
       2.3s  b open
         3s  now
    `)
    const world = startWorld(story, [{ opens: 80, idle: 2_000 }])
    world.run(({ elapsed }) => elapsed >= 1_300)
    const close = { kind: 'close', code: 1006, reason: '', wasClean: false, buffered: 0 }
    world.record({ ...close, socket: 2 } as never)
    world.run(({ probe }) => probe.phase === 'confirm')
    expect(world.outcome()?.id).toBe('dies-alike')
  })
})
