import { expect, test } from 'vitest'
import { createMatcher } from '../../../panel/matching/matcher.ts'
import { createTexts } from '../../../panel/matching/texts.ts'
import type { MatchAnswer, MatchQuestion } from '../../../src/filter/match.ts'
import { until } from '../../support/until.ts'
import { HandWorker } from '../hand-worker.ts'

/** ms */
const PATIENCE = 40

function bench() {
  const workers: HandWorker<MatchQuestion, MatchAnswer>[] = []
  const failures: string[] = []
  const answers: string[] = []
  const start = () => {
    const worker = new HandWorker<MatchQuestion, MatchAnswer>()
    workers.push(worker)
    return worker as unknown as Worker
  }
  const matcher = createMatcher(start, (why) => failures.push(why), PATIENCE)
  const ask = (name: string, text = name) => {
    const texts = createTexts()
    texts.add(text)
    matcher.ask(texts.about([{ source: 'a', negated: false }]), () => answers.push(name))
  }
  return { matcher, workers, failures, answers, ask }
}

const held = Uint8Array.of(1)

test('questions are handed over at once and answered in order', () => {
  const { ask, workers, answers, failures } = bench()
  ask('one')
  ask('two')
  expect(workers[0]?.asked.map(({ joined }) => joined)).toEqual(['one', 'two'])
  workers[0]?.answer(held)
  expect(answers).toEqual(['one'])
  workers[0]?.answer(held)
  expect(answers).toEqual(['one', 'two'])
  expect([workers.length, failures]).toEqual([1, []])
})

test('an expression that takes too long is stopped, and another is tested by a new worker', async () => {
  const { ask, workers, answers, failures } = bench()
  ask('endless')
  ask('behind')
  await until(() => failures.length > 0, 'the end of patience')
  expect(failures).toEqual([expect.stringMatching(/longer than 0\.04 s/)])
  expect(workers[0]?.ended).toBe(true)
  ask('next')
  workers[1]?.answer(held)
  expect(answers).toEqual(['next'])
})

test('a panel that was blocked itself does not blame the expression', () => {
  const { ask, workers, answers, failures } = bench()
  ask('one')
  const blockedUntil = performance.now() + 3 * PATIENCE
  while (performance.now() < blockedUntil);
  workers[0]?.answer(held)
  expect([answers, failures]).toEqual([['one'], []])
})

test('a worker that answers now and then may take as long as it likes', async () => {
  const { ask, workers, answers, failures } = bench()
  const names = Array.from({ length: 8 }, (_, index) => `${index}`)
  for (const name of names) ask(name)
  for (let answered = 0; answered < names.length; answered++) {
    await new Promise((resolve) => setTimeout(resolve, PATIENCE / 4))
    workers[0]?.answer(held)
  }
  expect([answers, failures]).toEqual([names, []])
})

test('what nobody waits for is let go with its worker, an idle worker stays', () => {
  const { matcher, ask, workers, answers, failures } = bench()
  ask('one')
  workers[0]?.answer(held)
  matcher.drop()
  expect(workers[0]?.ended).toBe(false)
  ask('two')
  matcher.drop()
  expect(workers[0]?.ended).toBe(true)
  ask('three')
  workers[1]?.answer(held)
  expect([answers, failures]).toEqual([['one', 'three'], []])
})

test('stopped, an idle worker goes too', () => {
  const { matcher, ask, workers } = bench()
  ask('one')
  workers[0]?.answer(held)
  matcher.stop()
  expect(workers[0]?.ended).toBe(true)
})

test('takes no more while it has many megabytes', () => {
  const { matcher, ask, workers } = bench()
  ask('long', 'a'.repeat(16 * 1024 * 1024))
  expect(matcher.free()).toBe(false)
  workers[0]?.answer(held)
  expect(matcher.free()).toBe(true)
})

test('an engine that gives up is told', () => {
  const { ask, workers, failures } = bench()
  ask('one')
  workers[0]?.answer({ mistake: 'too much recursion' })
  expect(failures).toEqual(['This expression fails on some text: too much recursion'])
})

test('a worker that cannot be started, or stops, is told', () => {
  const { ask, workers, failures } = bench()
  ask('one')
  workers[0]?.onerror?.()
  expect(failures).toEqual(['What tests regular expressions stopped'])
  const none = createMatcher(
    () => {
      throw new Error('none')
    },
    (why) => failures.push(why),
  )
  none.ask(createTexts().about([]), () => failures.push('answered'))
  expect(failures.slice(1)).toEqual([
    'Regular expressions cannot be tested here: no worker could be started',
  ])
})
