import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLiterals } from '../../../src/har/literals.ts'

test('the longest literal that stands at a place is replaced', () => {
  const literals = createLiterals()
  for (const one of ['secret', 'secret-1', 'secret-10', 'secrets']) literals.add(one, `<${one}>`)
  expect(literals.replace('secret secret-1 secret-100 secrets secret-2 secre')).toBe(
    '<secret> <secret-1> <secret-10>0 <secrets> <secret>-2 secre',
  )
})

test('any literals in any text: as if each place were tried with the longest first', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 6, maxLength: 9 })
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '-'), maxLength: 60 })
  fc.assert(
    fc.property(fc.array(words, { maxLength: 12 }), text, (all, given) => {
      const literals = createLiterals()
      for (const one of all) literals.add(one, `<${one.length}>`)
      const longestFirst = [...new Set(all)].sort((a, b) => b.length - a.length)
      let expected = ''
      for (let at = 0; at < given.length; ) {
        const found = longestFirst.find((one) => given.startsWith(one, at))
        expected += found === undefined ? given[at] : `<${found.length}>`
        at += found?.length ?? 1
      }
      expect(literals.replace(given)).toBe(expected)
    }),
  )
})
