import { expect, test } from 'vitest'
import { createAsker } from '../../panel/decoding/asker.ts'
import type { Answer, Question } from '../../src/decode/protocol.ts'
import { HandWorker } from './hand-worker.ts'

const formats: Question = { ask: 'formats' }
const schema: Question = { ask: 'schema', name: 'a.pb', bytes: new Uint8Array() }
const done: Answer = { kind: 'formats', formats: [] }

function bench(first?: Question) {
  const workers: HandWorker<Question, Answer>[] = []
  const start = () => {
    const worker = new HandWorker<Question, Answer>()
    workers.push(worker)
    return worker as unknown as Worker
  }
  return { workers, asker: createAsker(start, () => first, 30) }
}

test('one question after the other, the newest first', async () => {
  const { workers, asker } = bench()
  const order: string[] = []
  for (const name of ['one', 'two', 'three']) {
    void asker.ask({ ...schema, name } as Question).then(() => order.push(name))
  }
  for (let answered = 0; answered < 3; answered++) workers[0]?.answer(done)
  await Promise.resolve()
  expect(order).toEqual(['one', 'three', 'two'])
  expect(workers).toHaveLength(1)
})

test('a worker that does not answer is ended; another takes its place, and learns the schema', async () => {
  const { workers, asker } = bench(schema)
  const hung = asker.ask(formats)
  workers[0]?.answer({ kind: 'schema', types: [] })
  expect(await hung).toEqual({ kind: 'failed', why: 'It took too long to decode' })
  expect(workers[0]?.ended).toBe(true)
  const next = asker.ask(formats)
  expect(workers[1]?.asked).toEqual([schema])
  workers[1]?.answer({ kind: 'schema', types: [] })
  workers[1]?.answer(done)
  expect(await next).toEqual(done)
})

test('a worker that fails is replaced', async () => {
  const { workers, asker } = bench()
  const lost = asker.ask(formats)
  workers[0]?.onerror?.()
  expect(await lost).toEqual({ kind: 'failed', why: 'The decoder stopped' })
})

test('where no worker can be started, that is the answer', async () => {
  const start = () => {
    throw new Error('refused')
  }
  const asker = createAsker(start, () => undefined)
  const why = 'The decoder could not be started'
  expect(await asker.ask(formats)).toEqual({ kind: 'failed', why })
  expect(await asker.ask(formats)).toEqual({ kind: 'failed', why })
})

test('of very many questions the oldest are let go; at the end all are', async () => {
  const { workers, asker } = bench()
  const answers = Array.from({ length: 400 }, () => asker.ask(formats))
  expect(await answers[1]).toBeUndefined()
  asker.stop()
  expect(await Promise.all(answers)).toEqual(answers.map(() => undefined))
  expect(workers[0]?.ended).toBe(true)
})
