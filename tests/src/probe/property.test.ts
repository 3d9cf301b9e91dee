import fc from 'fast-check'
import { expect, test } from 'vitest'
import { trace } from '../../support/trace.ts'
import { type Server, startWorld, type World } from './world.ts'

const stories = [
  '0s connect wss://a.test/feed\n 0.1s open\n 2.1s close 1006',
  '0s connect wss://a.test/feed\n 0.1s open\n 0.2s send hello\n 9s close 4001',
  '0s connect wss://a.test/feed\n 0.1s open\n 1s send ping every 1s until 9s\n 9s close 1006',
  '0s connect wss://a.test/feed\n 0.1s error\n 0.1s close 1006',
  '0s connect wss://a.test/feed\n 0.1s open\n 9s now',
  '0s connect wss://a.test/?EIO=4&transport=websocket\n 0.1s open\n 1s send 40\n 5s close 1006',
]

const time = fc.integer({ min: 0, max: 20_000 })
const opening: fc.Arbitrary<Server> = fc.record(
  {
    opens: fc.integer({ min: 0, max: 3_000 }),
    lives: time,
    idle: time,
    code: fc.constantFrom(1000, 1006, 1011, 4001),
    counts: fc.constantFrom('any' as const, 'receive' as const),
    greets: fc.constantFrom('0{"sid":"x"}', 'hello'),
  },
  { requiredKeys: ['opens'] },
)
const server: fc.Arbitrary<Server> = fc.oneof(
  { weight: 6, arbitrary: opening },
  fc.record({ refuses: time }),
  fc.constantFrom<Server>({}, { blocks: true }, { throws: { name: 'SecurityError', message: '' } }),
)

const happenings: ((world: World) => void)[] = [
  (world) => world.record({ kind: 'pagehide', persisted: false } as never),
  (world) => world.record({ kind: 'freeze' } as never),
  (world) => world.record({ kind: 'offline' } as never),
  (world) => world.confirm('ping'),
  (world) => world.stop(),
  (world) => {
    world.recording = !world.recording
  },
  (world) => {
    world.answering = false
  },
  (world) => world.log.connections.clear(),
]
const happening = fc.tuple(time, fc.constantFrom(...happenings))

test('never more than two sockets, all of them closed at the end, and silence after it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...stories),
      fc.array(server, { minLength: 1, maxLength: 2 }),
      fc.array(happening, { maxLength: 3 }),
      (story, servers, script) => {
        const world = startWorld(trace(story), servers)
        for (const [at, happen] of script.toSorted(([a], [b]) => a - b)) {
          world.run(({ elapsed }) => elapsed >= at)
          happen(world)
        }
        world.run(({ probe }) => probe.phase === 'confirm', 120_000)
        world.stop()

        const opened = world.commands.filter(({ kind }) => kind === 'open')
        expect(world.probe.phase).toBe('done')
        expect(opened.length).toBeLessThanOrEqual(2)
        for (const { id } of opened) expect(isClosed(world, id)).toBe(true)
        const before = world.commands.length
        world.run()
        world.confirm('ping')
        world.stop()
        expect(world.commands).toHaveLength(before)
      },
    ),
    { numRuns: 300 },
  )
})

/** By its own end, or by the test that asked for it. */
function isClosed({ sockets, commands }: World, id: string): boolean {
  const socket = sockets.find((one) => one.id === id)
  return (
    socket?.endedAt !== undefined || commands.some((one) => one.kind === 'close' && one.id === id)
  )
}
