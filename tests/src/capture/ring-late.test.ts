import { expect, test } from 'vitest'
import { createRing } from '../../../src/capture/ring.ts'
import { close, construct, drain } from './events.ts'

test('what comes of a connection that went is counted, and brings nothing of it back', () => {
  const ring = createRing()
  for (let socket = 1; socket <= 1_100; socket++) {
    ring.add(construct(socket))
    ring.add(close(socket))
  }
  for (let socket = 1; socket <= 600; socket++)
    ring.add({ kind: 'close-call', at: 0, socket, state: 3 })
  const events = drain(ring)
  expect(events.filter(({ kind }) => kind === 'close-call')).toEqual([])
  expect(events.at(-1)).toMatchObject({ connections: 600, events: 600, numbers: 1_800 })
})

test('a close that follows an error is not counted for another connection', () => {
  const ring = createRing()
  for (let socket = 1; socket <= 600; socket++) ring.add(construct(socket))
  for (let socket = 1; socket <= 200; socket++) ring.add({ kind: 'error', at: 0, socket })
  for (let socket = 1; socket <= 200; socket++) ring.add(close(socket))
  expect(drain(ring).filter(({ kind }) => kind === 'construct')).toHaveLength(500)
  for (let socket = 601; socket <= 900; socket++) {
    ring.add(construct(socket))
    ring.add(close(socket))
  }
  expect(drain(ring).filter(({ kind }) => kind === 'construct')).toHaveLength(500)
})
