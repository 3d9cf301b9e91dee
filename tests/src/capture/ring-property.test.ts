import { array, assert, constant, constantFrom, nat, oneof, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { createRing } from '../../../src/capture/ring.ts'
import { lost, startSequence, takes } from '../../../src/channel/sequence.ts'
import type { CaptureEvent, Direction } from '../../../src/event.ts'
import { close, construct, drain, message, totals } from './events.ts'

const sockets = [1, 2, 3]
const directions = ['send', 'receive'] as const

type Step =
  | { kind: 'messages'; socket: number; direction: Direction; count: number; size: number }
  | { kind: (typeof others)[number] }

const others = [
  'pull',
  'lost answer',
  'attach',
  'detach',
  'another panel',
  'farewell',
  'lost farewell',
  'sockets',
] as const

const steps = array(
  oneof({ weight: 3, arbitrary: messagesStep() }, ...others.map((kind) => constant({ kind }))),
  { maxLength: 40 },
)

test('whatever happens, a panel learns the exact totals, no event twice and of all losses', () => {
  assert(
    property(steps, (all: Step[]) => {
      const { seen, sent, sequence } = play(all)
      expect(lost(sequence)).toBe(0)
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
  let sequence = startSequence()
  let left = 0
  /** The link broke: nothing arrives until the panel asks again. */
  let broken = false
  let short = sockets.length
  for (const socket of sockets) ring.add(construct(socket))
  const hear = (events: readonly CaptureEvent[]) => {
    seen.push(...events.filter((event) => takes(sequence, event)))
  }
  const ask = () => {
    left = 0
    broken = false
    return Array.from(ring.pull(sequence.last).events)
  }
  const leave = () => {
    const events = Array.from(ring.rest(left))
    left = events.at(-1)?.seq ?? left
    return broken ? [] : events
  }
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
    } else if (step.kind === 'pull') hear(ask())
    else if (step.kind === 'lost answer') {
      ask()
      broken = true
    } else if (step.kind === 'farewell') hear(leave())
    else if (step.kind === 'lost farewell') {
      leave()
      broken = true
    } else if (step.kind === 'sockets') {
      for (let count = 0; count < 300; count++) {
        ring.add(construct(++short))
        ring.add(close(short))
      }
    } else if (step.kind === 'another panel') {
      seen = []
      sequence = startSequence()
      hear(ask())
    } else ring.attach(step.kind === 'attach')
  }
  hear(drain(ring, sequence.last))
  return { seen, sent, sequence }
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
