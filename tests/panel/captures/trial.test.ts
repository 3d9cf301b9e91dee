import { expect, test } from 'vitest'
import { tryOut } from '../../../panel/captures/trial.ts'
import { type MatchAnswer, type MatchQuestion, match } from '../../../src/filter/match.ts'
import { trace } from '../../support/trace.ts'
import { HandWorker } from '../hand-worker.ts'

const STORY = `
  0s   connect wss://a.test/feed?room=kitchen @ start app.js:12:8
  0.1s open
  1s   receive hello
  2s   send good day
  5s   close 4001 "come back later"
`

function bench(text: string) {
  const cancelled = new AbortController()
  const worker = new HandWorker<MatchQuestion, MatchAnswer>()
  const start = () => worker as unknown as Worker
  const done = tryOut('a+', trace(text).log, start, cancelled.signal)
  return { worker, cancelled, done, only: () => worker.asked[0] as MatchQuestion }
}

test('every text of a capture is gone through, to the end, and the worker with it', async () => {
  const { worker, done, only } = bench(STORY)
  const { joined, everywhere, expressions } = only()
  for (const text of ['room=kitchen', 'app.js', 'hello', 'good day', 'come back later'])
    expect(joined).toContain(text)
  expect([everywhere, expressions]).toEqual([true, [{ source: 'a+', negated: false }]])
  worker.answer(match(only()))
  await expect(done).resolves.toBeUndefined()
  expect([worker.asked.length, worker.ended]).toEqual([1, true])
})

test('long captures are asked about piece by piece', async () => {
  const long = 'x'.repeat(700_000)
  const said = [0, 1, 2, 3].map((second) => `${second + 1}s receive ${long}`).join('\n')
  const { worker, done } = bench(`0s connect wss://a.test/\n0.1s open\n${said}`)
  for (let answers = 0; answers < worker.asked.length; answers++) {
    worker.answer(Uint8Array.of(0))
    await Promise.resolve()
    await Promise.resolve()
  }
  await done
  const lengths = worker.asked.map(({ joined }) => joined.length)
  expect(lengths.length).toBeGreaterThan(1)
  expect(lengths.reduce((sum, length) => sum + length)).toBeGreaterThan(4 * long.length)
})

test('what fails there is told, and is not used here', async () => {
  const { worker, done } = bench(STORY)
  worker.answer({ mistake: 'too much recursion' })
  await expect(done).rejects.toThrow('This expression fails on some text: too much recursion')
  expect(worker.ended).toBe(true)
})

test('it can be cancelled while it waits', async () => {
  const { worker, done, cancelled } = bench(STORY)
  cancelled.abort()
  await expect(done).rejects.toBe(cancelled.signal.reason)
  expect(worker.ended).toBe(true)
})

test('without workers an expression is refused', async () => {
  const none = tryOut('a+', trace(STORY).log, undefined, new AbortController().signal)
  await expect(none).rejects.toThrow('no worker could be started')
})
