import { expect, test } from 'vitest'
import { createPlaces, laterEnds } from '../../panel/places.ts'
import { createLog, DEFAULT_BOUNDS } from '../../src/log.ts'
import { createStorm } from './storm.ts'

test('a chain keeps its name when its first connections are let go', () => {
  const log = createLog({ ...DEFAULT_BOUNDS, connections: 5 })
  const lose = createStorm(log)
  const places = createPlaces(log)
  const idsOf = () => new Set([...log.connections.values()].map((one) => places(one)?.id))
  lose(5, 1_000)
  const before = idsOf()
  expect(before.size).toBe(1)
  lose(3, 2_000)
  expect(idsOf()).toEqual(before)
  expect(log.connections.size).toBe(5)
  expect(log.connections.has([...before][0] as never)).toBe(false)
})

test('two chains that were one have two names', () => {
  const log = createLog()
  const lose = createStorm(log)
  const places = createPlaces(log)
  lose(1, 1_000)
  lose(1, 2_000)
  const [first, second] = [...log.connections.values()]
  expect(first && places(first)?.id).toBe(second && places(second)?.id)
  // The end of the first is told to have come later than it seemed.
  if (first?.closed) Object.assign(first, { closed: { ...first.closed, at: 5_000 } })
  log.revision++
  expect(first && places(first)?.id).not.toBe(second && places(second)?.id)
})

test('only so many later ends are counted', () => {
  const log = createLog()
  createStorm(log)(30, 1_000)
  const places = createPlaces(log)
  const counts = [...log.connections.values()].map((one) => {
    const place = places(one)
    return place && laterEnds(place, 20)
  })
  expect([counts[0], counts[9], counts[20], counts[29]]).toEqual([20, 20, 9, 0])
})
