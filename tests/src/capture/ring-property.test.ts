import { array, assert, constant, constantFrom, nat, oneof, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { createRing } from '../../../src/capture/ring.ts'
import type { CaptureEvent, Direction } from '../../../src/event.ts'
import { construct, drain, message, totals } from './events.ts'

const sockets = [1, 2, 3]
const directions = ['send', 'receive'] as const

type Step =
  | { kind: 'messages'; socket: number; direction: Direction; count: number; size: number }
  | { kind: 'pull' | 'lost answer' | 'attach' | 'detach' | 'another panel' }

const steps = array(
  oneof(
    { weight: 3, arbitrary: messagesStep() },
    ...(['pull', 'lost answer', 'attach', 'detach', 'another panel'] as const).map((kind) =>
      constant({ kind }),
    ),
  ),
  { maxLength: 40 },
)

test('whatever happens, a panel learns the exact totals and no event twice', () => {
  assert(
    property(steps, (all: Step[]) => {
      const { seen, sent } = play(all)
      const numbers = seen.map(({ seq }) => seq)
      expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
      for (const socket of sockets) {
        for (const direction of directions) {
          const expected = sent.get(`${socket} ${direction}`) ?? { count: 0, bytes: 0 }
          expect(totals(seen, socket, direction)).toEqual(expected)
        }
      }
    }),
    { numRuns: 300 },
  )
})

/** What the last panel has seen in the end, and what was sent. */
function play(all: readonly Step[]) {
  const ring = createRing()
  const sent = new Map<string, { count: number; bytes: number }>()
  let seen: CaptureEvent[] = []
  for (const socket of sockets) ring.add(construct(socket))
  const answer = () => Array.from(ring.pull(seen.at(-1)?.seq ?? 0).events)
  for (const step of all) {
    if (step.kind === 'messages') {
      const { socket, direction, count, size } = step
      const total = sent.get(`${socket} ${direction}`) ?? { count: 0, bytes: 0 }
      sent.set(`${socket} ${direction}`, {
        count: total.count + count,
        bytes: total.bytes + count * size,
      })
      for (let index = 0; index < count; index++) {
        ring.add(message(socket, { direction, body: 'a'.repeat(size) }))
      }
    } else if (step.kind === 'pull') seen.push(...answer())
    else if (step.kind === 'lost answer') answer()
    else if (step.kind === 'another panel') seen = []
    else ring.attach(step.kind === 'attach')
  }
  seen.push(...drain(ring, seen.at(-1)?.seq ?? 0))
  return { seen, sent }
}

function messagesStep() {
  return record({
    kind: constant('messages' as const),
    socket: constantFrom(...sockets),
    direction: constantFrom(...directions),
    count: nat(120),
    size: constantFrom(0, 5, 300, 40_000),
  })
}
