import { describe, expect, test, vi } from 'vitest'
import { toPrimitive } from '../../../src/capture/to-primitive.ts'

/** The conversion by the language itself, to compare with. */
function viaTemplate(object: object): string {
  return `${object}`
}

describe('the primitive of an object', () => {
  test.for([
    [[1, [2]]],
    [{ toString: () => 'text', valueOf: () => 1 }],
    [{ toString: () => ({}), valueOf: () => 5 }],
    [{ toString: undefined, valueOf: () => true }],
    [{ [Symbol.toPrimitive]: (hint: string) => hint }],
    [{ [Symbol.toPrimitive]: null }],
    [new Date(0)],
    [new String('boxed')],
    [viaTemplate],
  ])('%#: is what the language makes of it', ([object = {}]) => {
    expect(String(toPrimitive(object))).toBe(viaTemplate(object))
  })

  test('may be a symbol, which the platform refuses', () => {
    const symbol = Symbol('a')
    expect(toPrimitive({ toString: () => symbol })).toBe(symbol)
  })

  test('an object without one stays without', () => {
    const objects = [Object.create(null), { toString: () => ({}), valueOf: () => ({}) }]
    for (const object of [...objects, { [Symbol.toPrimitive]: () => ({}) }]) {
      const primitive = toPrimitive(object) as object
      expect(() => viaTemplate(primitive)).toThrow(TypeError)
      expect(Object.isFrozen(primitive)).toBe(true)
    }
  })

  test('what is no function is left for the platform, and not read again', () => {
    const read = vi.fn(() => 1)
    const object = Object.defineProperty({}, Symbol.toPrimitive, { get: read })
    const given = toPrimitive(object) as object
    expect(() => viaTemplate(given)).toThrow(TypeError)
    expect(read).toHaveBeenCalledTimes(1)
  })

  test('runs code of the page once', () => {
    const object = { toString: vi.fn(() => 'text') }
    toPrimitive(object)
    expect(object.toString).toHaveBeenCalledTimes(1)
  })

  test('throws what the page throws', () => {
    const thrown = new Error('page')
    const object = {
      toString() {
        throw thrown
      },
    }
    expect(() => toPrimitive(object)).toThrow(thrown)
  })
})
