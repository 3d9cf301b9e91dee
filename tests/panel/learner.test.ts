import { expect, test } from 'vitest'
import { createLearner, MAX_BODY } from '../../panel/recovery/learner.ts'
import { snapshotOf } from '../../panel/recovery/snapshot.ts'
import type { Message } from '../../src/event.ts'
import { trace } from '../support/trace.ts'

const TOKEN = 'f3a9c1d2e4b5a697'
const TWO = `
  0s   connect wss://a.test/feed
  0.1s open
  1s   receive hello
  2s   b connect wss://b.test/feed
  2.1s b open
  3s   b receive hello
`

function learn(learner: ReturnType<typeof createLearner>): void {
  for (let slice = 0; !learner.work(5); slice++) if (slice > 1_000) throw new Error('endless')
}

function say(messages: Message[], body: string): void {
  const [first] = messages
  if (!first) throw new Error('no message')
  messages.push({ ...first, seq: (messages.at(-1)?.seq ?? 0) + 1, body, size: body.length })
}

test('what is said later is learned later, of any connection', () => {
  const { log } = trace(TWO)
  const learner = createLearner(log)
  learn(learner)
  expect(learner.secrets.text(`it is ${TOKEN}`)).toContain(TOKEN)
  for (const { messages } of log.connections.values()) say(messages, 'tick')
  const [first] = log.connections.values()
  say(first?.messages ?? [], `{"token":"${TOKEN}"}`)
  learn(learner)
  expect(learner.secrets.text(`it is ${TOKEN}`)).toMatch(/it is redacted-\d+/)
})

test('long texts are neither searched nor kept', () => {
  const { log, diagnose } = trace(TWO)
  const [first] = log.connections.values()
  say(first?.messages ?? [], `{"token":"${TOKEN}"}`.padEnd(MAX_BODY + 1))
  const learner = createLearner(log)
  learn(learner)
  expect(learner.secrets.replaced()).toEqual([])
  const [copied] = snapshotOf(log, () => diagnose()).connections.values()
  expect(copied?.messages.map(({ body }) => body)).toEqual(['hello', undefined])
})

test('a snapshot keeps the newest messages, a share of them for each connection', () => {
  const { log } = trace(TWO)
  const [first] = log.connections.values()
  for (let count = 0; count < 12_000; count++) say(first?.messages ?? [], String(count))
  const copy = snapshotOf(log, () => undefined)
  const [copied, other] = copy.connections.values()
  expect(copied?.messages).toHaveLength(10_000)
  expect(copied?.messages.at(-1)?.body).toBe('11999')
  expect(other?.messages).toHaveLength(1)
  say(first?.messages ?? [], 'later')
  expect(copied?.messages.at(-1)?.body).toBe('11999')
})
