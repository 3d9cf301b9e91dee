import { expect, test } from 'vitest'
import { createFolds } from '../../panel/messages/folds.ts'
import { linesOf } from '../../panel/messages/lines.ts'
import { createRuleIndex } from '../../panel/rule-index.ts'
import type { Connection } from '../../src/connection.ts'
import type { Message } from '../../src/event.ts'
import { openLog, pass } from './messages/support.ts'

const FOREVER = Number.POSITIVE_INFINITY

function connectionOf(log: ReturnType<typeof openLog>): Connection {
  const [connection] = log.connections.values()
  if (!connection) throw new Error('There is no connection')
  return connection
}

/** Counts how often messages are looked at, by the rule and in the list. */
function counted(connection: Connection) {
  const counts = { rule: 0, list: 0 }
  const { messages } = connection
  connection.messages = new Proxy(messages, {
    get(target, key) {
      if (typeof key === 'string' && /^\d/.test(key)) counts.list++
      return Reflect.get(target, key)
    },
  })
  const holds = ({ body }: Message) => {
    counts.rule++
    return body === 'beat'
  }
  return {
    counts,
    rule: { holds, mark: () => '' },
    add: (message: Message) => messages.push(message),
  }
}

function messageOf(seq: number): Message {
  return {
    kind: 'message',
    seq,
    at: seq,
    socket: 1,
    direction: 'receive',
    type: 'text',
    size: 4,
    body: seq % 5 === 0 ? 'data' : 'beat',
    whole: true,
  }
}

test('a million messages are looked at once, and what is drawn costs the same thereafter', () => {
  const log = openLog()
  const connection = connectionOf(log)
  const { counts, rule, add } = counted(connection)
  const folds = createFolds(rule)
  let seq = 2
  const arrive = (count: number) => {
    for (let more = 0; more < count; more++) add(messageOf(++seq))
  }
  const draw = () => {
    while (!folds.work(connection));
    const lines = linesOf(log, connection, undefined, (breaks) =>
      folds.of(connection, undefined, breaks),
    )
    for (let row = lines.count - 40; row < lines.count; row++) lines.at(row)
    return lines.count
  }
  arrive(1_000_000)
  expect(draw()).toBeLessThan(410_000)
  expect(counts.rule).toBe(1_000_000)

  // At 5,000 messages a second, 60 frames a second.
  counts.rule = 0
  counts.list = 0
  for (let frame = 0; frame < 60; frame++) {
    arrive(84)
    draw()
  }
  expect(counts.rule).toBe(60 * 84)
  expect(counts.list).toBeLessThan(60 * (84 * 3 + 1_000))
})

test('unfolding and scrolling look at no more than what is drawn', () => {
  const log = openLog()
  const connection = connectionOf(log)
  const { counts, rule, add } = counted(connection)
  const folds = createFolds(rule)
  for (let seq = 3; seq < 300_000; seq++) add(messageOf(seq))
  while (!folds.work(connection));
  const draw = (from: number) => {
    const lines = linesOf(log, connection, undefined, (breaks) =>
      folds.of(connection, undefined, breaks),
    )
    for (let row = from; row < from + 40; row++) lines.at(row)
    return lines
  }
  draw(0)
  counts.list = 0
  for (const from of [0, 50_000, 100_000]) {
    const lines = draw(from)
    const line = lines.at(from + 20)
    if (line?.kind === 'fold') folds.setOpen(connection, line.first, line.last, !line.fold.open)
    draw(from)
  }
  expect(counts.list).toBeLessThan(6 * 1_000)
})

test('messages are looked at again when another shape is recognised, in sum once', () => {
  const log = openLog()
  for (let seq = 3; seq < 100_003; seq++) pass(log, seq, 'beat', { at: seq })
  const connection = connectionOf(log)
  let looks = 0
  let version = 0
  const holds = () => {
    looks++
    return version > 1
  }
  const beats = createRuleIndex(connection, { holds, mark: () => String(version) })
  beats.advance(FOREVER)
  expect(beats.positions).toHaveLength(0)
  const { epoch } = beats
  version = 2
  beats.advance(FOREVER)
  expect(beats.positions).toHaveLength(100_000)
  expect(beats.epoch).not.toBe(epoch)
  for (; version < 100; version++) beats.advance(FOREVER)
  expect(looks).toBeLessThan(250_000)
})

test('looking again shows what was found so far until it is done', () => {
  const log = openLog()
  for (let seq = 3; seq < 50_003; seq++) pass(log, seq, 'beat', { at: seq })
  const connection = connectionOf(log)
  let version = 0
  const beats = createRuleIndex(connection, {
    holds: ({ seq }) => seq % 2 === 0 || version > 0,
    mark: () => String(version),
  })
  beats.advance(FOREVER)
  version = 1
  expect(beats.advance(0)).toBe(false)
  expect(beats.positions).toHaveLength(25_000)
  expect(beats.scanned).toBe(50_000)
  expect(beats.advance(FOREVER)).toBe(true)
  expect(beats.positions).toHaveLength(50_000)
})
