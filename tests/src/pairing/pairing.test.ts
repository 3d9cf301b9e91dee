import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Message } from '../../../src/event.ts'
import { createPairIndex, type Exchange } from '../../../src/pairing/pair-index.ts'
import type { ReadTags, Tag } from '../../../src/pairing/tag.ts'
import { readerFor } from '../../../src/pairing/tags.ts'
import { wireSamples } from '../decode/wire-samples.ts'
import { conversation, forever, type Line, message } from './conversation.ts'

/** Said by definition, over all messages each time. */
function naive(messages: readonly Message[], at: number, read: ReadTags): number | undefined {
  const one = messages[at]
  if (!one) return undefined
  const before = messages.slice(0, at)
  const tagsOf = ({ body, direction }: Message) => read(body as string, direction)
  const has = (key: string) => (m: Message) => tagsOf(m).some((tag: Tag) => tag.key === key)
  const [tag] = tagsOf(one)
  if (tag?.role !== 'either') return undefined
  const ours = before.filter((m) => m.direction === one.direction && has(tag.key)(m))
  const theirs = before.filter((m) => m.direction !== one.direction && has(tag.key)(m))
  return ours.length === 0 && theirs.length === 1 ? theirs[0]?.seq : undefined
}

test('the index says what the definition says, however messages come in', () => {
  const line = fc.tuple(
    fc.constantFrom<Line[0]>('>', '<'),
    fc.integer({ min: 0, max: 12 }).map((id) => `{"requestId":${id}}`),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), fc.nat(60), (lines, cut) => {
      const read = readerFor('plain')
      const messages = conversation(lines)
      const index = createPairIndex(read)
      index.advance(messages.slice(0, cut), forever)
      index.advance(messages, forever)
      const counts = { send: 0, receive: 0 }
      const expected = messages.map((_one, at) => naive(messages, at, read))
      for (const [at, one] of messages.entries()) {
        const isAnswered = messages
          .slice(0, at)
          .some((m) => m.direction !== one.direction && m.body === one.body)
        if (expected[at] !== undefined) counts[one.direction]++
        else if (!isAnswered) counts[one.direction]--
      }
      for (const [at, one] of messages.entries()) {
        const told = index.of(one).answerTo?.seq
        const mayTell = expected.some(
          (seq, answer) => seq !== undefined && messages[answer]?.direction === one.direction,
        )
        expect(told).toBe(mayTell && counts[one.direction] >= 0 ? expected[at] : undefined)
      }
    }),
  )
})

test('what the log lets go of is let go; new messages are looked at once', () => {
  const messages = Array.from({ length: 1_000 }, (_, at) =>
    message(at + 1, at % 2 === 0 ? 'send' : 'receive', `{"requestId":${at >> 1}}`),
  )
  let read = 0
  const index = createPairIndex((body, direction) => {
    read++
    return readerFor('plain')(body, direction)
  })
  index.advance(messages.slice(0, 500), forever)
  index.advance(messages.slice(300, 900), forever)
  index.advance(messages.slice(600), forever)
  expect(read).toBe(1_000)
  expect(index.of(messages[999] as Message).answerTo?.seq).toBe(999)
})

test('hundreds of thousands of messages, in slices', () => {
  const messages = Array.from({ length: 300_000 }, (_, at) =>
    message(at + 1, at % 2 === 0 ? 'send' : 'receive', `{"type":"a","requestId":${at >> 1}}`),
  )
  const index = createPairIndex(readerFor('plain'))
  expect(index.advance(messages, performance.now())).toBe(false)
  expect(index.advance(messages, forever)).toBe(true)
  const said: Exchange = index.of(messages[299_999] as Message)
  expect(said.answerTo).toEqual({ seq: 299_999, words: 'requestId 149999' })
})

test('never throws, whatever passes', () => {
  const readers = [
    'mqtt',
    'wamp',
    'phoenix',
    'sockjs',
    'stomp',
    'signalr',
    'socket-io',
    'graphql-ws',
  ]
  const any = fc.oneof(
    fc.string(),
    fc.json(),
    fc.uint8Array(),
    fc
      .constantFrom(...wireSamples)
      .chain((sample) => fc.nat(sample.length).map((end) => sample.slice(0, end))),
  )
  fc.assert(
    fc.property(any, fc.constantFrom(...readers, 'centrifugo', 'json-rpc', 'plain'), (body, id) => {
      const read = readerFor(id)
      expect(read(body, 'send').length).toBeLessThan(2_000)
      expect(read(body, 'receive').length).toBeLessThan(2_000)
    }),
    { numRuns: 2_000 },
  )
})
