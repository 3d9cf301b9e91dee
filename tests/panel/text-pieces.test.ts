import { expect, test } from 'vitest'
import { AT_ONCE, endOfPiece, piecesOf } from '../../panel/parts/text-pieces.ts'
import { masked } from '../../src/mask.ts'

const SECRET = 'correct-horse-battery-staple'

/** More than is masked at once, with a secret at many places. */
function textWith(entry: string, between: string): string {
  let text = ''
  for (let index = 0; text.length <= 5 * AT_ONCE; index++) {
    text += 'x'.repeat(60 + (index % 41)) + between + entry + between
  }
  return text
}

test.each([
  [`"token": "${SECRET}"`, ', '],
  [`token=${SECRET}`, '; '],
  [`Authorization: Bearer ${SECRET}`, '\n'],
])('%s is whole in its piece', (entry, between) => {
  const pieces = piecesOf(textWith(entry, between))
  expect(pieces.length).toBeGreaterThan(10)
  expect(pieces.map(masked.text).join('')).not.toContain(SECRET)
})

test('pieces are the text, whatever it is', () => {
  for (const text of [
    '',
    'a',
    '😀'.repeat(AT_ONCE),
    'word '.repeat(AT_ONCE),
    ','.repeat(AT_ONCE),
  ]) {
    const pieces = piecesOf(text)
    expect(pieces.join('')).toBe(text)
    expect(pieces.some((piece) => /^[\udc00-\udfff]/.test(piece))).toBe(false)
  }
})

test('a piece ends behind a line where there is one', () => {
  const text = `${'a'.repeat(16_000)}\n${'b, '.repeat(16_000)}`
  expect(endOfPiece(text, 0)).toBe(16_001)
})
