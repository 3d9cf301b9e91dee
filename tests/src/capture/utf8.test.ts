import { assert, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { utf8Size } from '../../../src/capture/utf8.ts'

const encoder = new TextEncoder()

/** Any UTF-16, lone surrogates included, as the platform's own encoder counts it. */
function expectSame(text: string): void {
  expect(utf8Size(text)).toBe(encoder.encode(text).length)
}

describe('the size of a text', () => {
  test('is that of its UTF-8', () => {
    const units = { unit: 'binary', maxLength: 200 } as const
    assert(property(string(units), expectSame), { numRuns: 2_000 })
  })

  test.for(['\ud800', '\udc00', '\udc00\ud800', 'a\ud800', '\ud800\ud800\udc00', '😀', 'ü€'])(
    'of %j',
    (text) => expectSame(text),
  )

  test('of long texts, wherever a pair of surrogates falls', () => {
    const piece = (48 * 1024) / 3
    for (const before of [piece - 2, piece - 1, piece, piece + 1, 2 * piece - 1, 2 * piece]) {
      expectSame(`${'a'.repeat(before)}😀${'€'.repeat(piece)}\ud800`)
      expectSame(`${'€'.repeat(before)}\ud800${'😀'.repeat(piece)}`)
    }
  })

  test('of texts around the length where the way of counting changes', () => {
    for (const length of [254, 255, 256, 257]) expectSame('ü'.repeat(length))
  })
})
