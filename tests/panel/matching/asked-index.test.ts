import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createAskedIndex } from '../../../panel/matching/asked-index.ts'
import type { Matcher } from '../../../panel/matching/matcher.ts'
import type { Message } from '../../../src/event.ts'
import { type MatchQuestion, match } from '../../../src/filter/match.ts'
import { numberedMessages } from '../numbered-messages.ts'

const FOREVER = Number.POSITIVE_INFINITY
/** No quick one. */
const EXPRESSIONS = [{ source: '(?:[02468])$', negated: false }]

/** A matcher that answers when it is told to. */
function handMatcher() {
  const waiting: (() => void)[] = []
  const matcher: Matcher = {
    free: () => waiting.length < 2,
    ask(question: MatchQuestion, answered) {
      waiting.push(() => answered(match(question) as Uint8Array))
    },
    drop: () => {},
    stop: () => {},
  }
  return { matcher, answerOne: () => waiting.shift()?.(), waiting }
}

const notThree = ({ body }: Message) => !String(body).endsWith('3')

test('positions come with the answers, in order', () => {
  const { matcher, answerOne, waiting } = handMatcher()
  let told = 0
  const index = createAskedIndex(notThree, EXPRESSIONS, matcher, () => told++)
  const list = numberedMessages(0, 10_000)
  expect(index.advance(list, FOREVER)).toBe(false)
  expect([index.positions.length, index.scanned, waiting.length]).toEqual([0, 0, 2])
  answerOne()
  expect(told).toBe(1)
  expect(index.advance(list, FOREVER)).toBe(false)
  expect([index.positions.length, index.scanned]).toEqual([512, 1_024])
  while (!index.advance(list, FOREVER)) answerOne()
  expect(index.positions).toEqual(Array.from({ length: 5_000 }, (_, place) => 2 * place))
})

test('stops at the deadline', () => {
  const { matcher, waiting } = handMatcher()
  const index = createAskedIndex(notThree, EXPRESSIONS, matcher, () => {})
  expect(index.advance(numberedMessages(0, 100_000), 0)).toBe(false)
  expect(waiting).toEqual([])
})

test('nobody is asked where nothing fits', () => {
  const { matcher, waiting } = handMatcher()
  const index = createAskedIndex(
    () => false,
    EXPRESSIONS,
    matcher,
    () => {},
  )
  expect(index.advance(numberedMessages(0, 100_000), FOREVER)).toBe(true)
  expect([waiting.length, index.scanned]).toEqual([0, 100_000])
})

test('a message without a text is asked about as an empty one', () => {
  const { matcher, answerOne } = handMatcher()
  const empty = [{ source: '^(?:)$', negated: false }]
  const index = createAskedIndex(
    () => true,
    empty,
    matcher,
    () => {},
  )
  const [binary] = numberedMessages(0, 1)
  const list = [{ ...binary, type: 'binary', body: new Uint8Array(2) } as unknown as Message]
  index.advance(list, FOREVER)
  answerOne()
  expect(index.advance(list, FOREVER)).toBe(true)
  expect(index.positions).toEqual([0])
})

test('of a quick expression only long texts are asked about, and all stand in order', () => {
  const { matcher, answerOne, waiting } = handMatcher()
  const quick = [{ source: 'a+$', negated: false }]
  const index = createAskedIndex(
    () => true,
    quick,
    matcher,
    () => {},
  )
  const long = ' '.repeat(1_000)
  const bodies = ['a', `${long}a`, 'b', `${long}b`, 'ba', `${long}aa`, 'ab']
  const list = numberedMessages(0, bodies.length).map((one, place) => ({
    ...one,
    body: bodies[place],
  }))
  expect(index.advance(list as Message[], FOREVER)).toBe(false)
  expect(waiting).toHaveLength(1)
  answerOne()
  expect(index.advance(list as Message[], FOREVER)).toBe(true)
  expect(index.positions).toEqual([0, 1, 4, 5])
})

type Step = { come: number } | { go: number } | 'answer' | 'look'

const steps = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({ come: fc.integer({ min: 1, max: 3_000 }) }),
    fc.record({ go: fc.integer({ min: 1, max: 4_000 }) }),
    fc.constant('answer' as const),
    fc.constant('look' as const),
  ),
  { maxLength: 30 },
)

test('whatever comes and goes meanwhile, it finds what is there in the end', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const { matcher, answerOne, waiting } = handMatcher()
      const index = createAskedIndex(notThree, EXPRESSIONS, matcher, () => {})
      const list: Message[] = []
      let next = 0
      for (const step of all) {
        if (step === 'look') index.advance(list, FOREVER)
        else if (step === 'answer') answerOne()
        else if ('go' in step) list.splice(0, step.go)
        else {
          list.push(...numberedMessages(next, next + step.come))
          next += step.come
        }
      }
      while (!index.advance(list, FOREVER) || waiting.length > 0) answerOne()
      const expected = list.flatMap(({ body }, place) =>
        /[02468]$/.test(String(body)) ? [place] : [],
      )
      expect(index.positions).toEqual(expected)
      expect(index.scanned).toBe(list.length)
    }),
    { numRuns: 60 },
  )
})
