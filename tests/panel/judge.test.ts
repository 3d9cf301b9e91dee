import { expect, test } from 'vitest'
import { createJudge, type Judge } from '../../panel/judge.ts'
import { createPlaces } from '../../panel/places.ts'
import { createLog } from '../../src/log.ts'
import { createStorm } from './storm.ts'

function judgeOf() {
  const log = createLog()
  const lose = createStorm(log)
  const judge = createJudge(log, createPlaces(log))
  const diagnoses = () => [...log.connections.values()].map(judge.of)
  return { log, lose, judge, diagnoses }
}

function finish({ work, refine }: Judge, now: number): void {
  while (!work(now)) {}
  while (refine(now) !== 'nothing old') {}
}

test('what changed is judged at once, what is old once it is old', () => {
  const { lose, judge, diagnoses } = judgeOf()
  lose(3, 1_000)
  finish(judge, 1_100)
  const first = diagnoses()
  expect(first.every((diagnosis) => diagnosis?.verdict)).toBe(true)
  finish(judge, 1_400)
  expect(diagnoses()).toEqual(first)
  expect(diagnoses().every((diagnosis, index) => diagnosis === first[index])).toBe(true)
  finish(judge, 1_700)
  expect(diagnoses().some((diagnosis, index) => diagnosis === first[index])).toBe(false)
  expect(judge.restless()).toBe(true)
  finish(judge, 4_000)
  expect(diagnoses().every((diagnosis) => diagnosis?.settled)).toBe(true)
  expect(judge.restless()).toBe(false)
})

test('in a storm each connection has its verdict before any is refined', () => {
  const { lose, judge, diagnoses } = judgeOf()
  lose(200, 1_000)
  finish(judge, 1_300)
  const first = diagnoses()
  const isRefined = () => first.some((diagnosis, index) => diagnosis !== diagnoses()[index])
  lose(100, 1_800)
  while (!judge.work(1_900)) {}
  expect(diagnoses().every(Boolean)).toBe(true)
  expect(isRefined()).toBe(false)
  finish(judge, 1_900)
  expect(isRefined()).toBe(true)
})

test('a story that is told is not told again', () => {
  const { lose, judge, diagnoses } = judgeOf()
  lose(60, 1_000)
  finish(judge, 5_000)
  const told = diagnoses()
  lose(10, 6_000)
  finish(judge, 6_600)
  // Those with 20 later ends before have no more to learn.
  expect(diagnoses().slice(0, 40)).toSatisfy((now: unknown[]) =>
    now.every((diagnosis, index) => diagnosis === told[index]),
  )
})
