import { expect, test } from 'vitest'
import { type Expression, match } from '../../../src/filter/match.ts'

function ask(expressions: Expression[], texts: string[]) {
  let end = 0
  const ends = Uint32Array.from(texts, ({ length }) => {
    end += length
    return end
  })
  return match({ expressions, joined: texts.join(''), ends })
}

const plain = (source: string): Expression => ({ source, negated: false })

test('each text is tested by itself, whatever stands beside it', () => {
  expect(ask([plain('^a.*c$')], ['abc', 'ab', 'c', '', 'xabc', 'AC'])).toEqual(
    Uint8Array.of(1, 0, 0, 0, 0, 1),
  )
})

test('all expressions have to hold, and what is negated must not', () => {
  const one = { source: 'x', negated: true }
  expect(ask([plain('a'), plain('b'), one], ['ab', 'a', 'abx', 'ba'])).toEqual(
    Uint8Array.of(1, 0, 0, 1),
  )
})

test('without a text there is nothing', () => {
  expect(ask([plain('a')], [])).toEqual(new Uint8Array())
})

test('half a surrogate stays where it is', () => {
  expect(ask([plain('^\\ud83d$')], ['\ud83d', '\ude00'])).toEqual(Uint8Array.of(1, 0))
})

test('what goes everywhere tells whether it came by a place', () => {
  const [joined, ends] = ['abcacB', Uint32Array.of(3, 5, 6)]
  const question = { expressions: [plain('b')], joined, ends, everywhere: true }
  expect(match(question)).toEqual(Uint8Array.of(1, 0, 1))
})

test('an engine that gives up is told, not thrown', () => {
  expect(ask([plain('(')], ['a'])).toEqual({ mistake: expect.stringMatching(/group|paren/i) })
})
