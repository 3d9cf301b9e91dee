import { describe, expect, test } from 'vitest'
import { isShared } from '../../../src/capture/binary.ts'
import { BODY, HEAD } from '../../../src/capture/bounds.ts'
import { bodyBytes, head, payloadOf, shorten } from '../../../src/capture/payload.ts'

describe('a payload', () => {
  test.for([
    ['héllo', 'text', 6],
    ['', 'text', 0],
    [new ArrayBuffer(3), 'binary', 3],
    [new Uint8Array(8).subarray(2, 5), 'binary', 3],
    [new Float64Array(2), 'binary', 16],
    [new DataView(new ArrayBuffer(9), 1), 'binary', 8],
    [new Blob(['ab']), 'binary', 2],
  ] as const)('%#: type and size', ([data, type, size]) => {
    expect(payloadOf(data)).toMatchObject({ type, size })
  })

  test('is text or bytes and nothing else', () => {
    for (const data of [undefined, null, 1, {}, [], Object.create(Blob.prototype)]) {
      expect(payloadOf(data)).toBeUndefined()
    }
  })

  test('in a buffer that went is empty, and counts all the same', () => {
    const buffer = new ArrayBuffer(3)
    const views = [buffer, new DataView(buffer, 1), new Uint8Array(buffer)]
    structuredClone(buffer, { transfer: [buffer] })
    for (const data of views) {
      const payload = payloadOf(data)
      expect(payload).toMatchObject({ type: 'binary', size: 0 })
      expect(payload && head(payload, HEAD)).toEqual(new Uint8Array())
    }
  })

  test('is not of a shared buffer, which an object with a text is not either', () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })
    expect(payloadOf(memory.buffer)).toBeUndefined()
    expect(isShared(memory.buffer)).toBe(true)
    for (const object of [{}, [], new Map(), Object.create(ArrayBuffer.prototype)]) {
      expect(isShared(object)).toBe(false)
    }
  })

  test('is not fooled by what a page puts on an object', () => {
    const bytes = new Uint8Array(4)
    Object.defineProperty(bytes, 'byteLength', { value: 1 })
    Object.defineProperty(bytes, 'buffer', { value: new ArrayBuffer(9) })
    expect(payloadOf(bytes)).toMatchObject({ size: 4 })
  })
})

describe('the head of a payload', () => {
  test('is a copy: the page may change its bytes', () => {
    const data = new Uint8Array([1, 2, 3, 4])
    const copy = head({ type: 'binary', size: 2, data: data.subarray(1, 3) }, HEAD)
    data.fill(9)
    expect(copy).toEqual(new Uint8Array([2, 3]))
    expect((copy as Uint8Array).buffer.byteLength).toBe(2)
  })

  test('of a detached buffer is empty, as what is sent', () => {
    const buffer = new ArrayBuffer(8)
    const view = new Uint8Array(buffer, 2)
    structuredClone(buffer, { transfer: [buffer] })
    for (const data of [buffer, view]) {
      expect(head({ type: 'binary', size: 0, data }, HEAD)).toEqual(new Uint8Array(0))
    }
  })

  test('is no longer than the limit', () => {
    expect(head({ type: 'binary', size: 999, data: new ArrayBuffer(999) }, 10)).toHaveLength(10)
    expect(head({ type: 'text', size: 999, data: 'a'.repeat(999) }, HEAD)).toHaveLength(HEAD)
    expect(head({ type: 'text', size: 9, data: 'a'.repeat(9) }, HEAD)).toBe('aaaaaaaaa')
  })

  test('of a Blob is a Blob, where somebody looks', () => {
    const data = new Blob(['a'.repeat(BODY + 1)])
    const payload = { type: 'binary', size: data.size, data } as const
    expect(head(payload, HEAD)).toBeUndefined()
    expect(head(payload, BODY)).toMatchObject({ size: BODY })
    expect(head({ ...payload, size: 3 }, HEAD)).toBe(data)
  })
})

test('a body takes its bytes, or its UTF-16 units', () => {
  const bodies = [undefined, 'ü€', new Uint8Array(3), new Blob(['abcd'])]
  expect(bodies.map(bodyBytes)).toEqual([0, 2, 3, 4])
})

test('a body is shortened to a head', () => {
  expect(shorten('a'.repeat(999), 999)).toHaveLength(HEAD)
  expect(shorten(new Uint8Array(999), 999)).toHaveLength(HEAD)
})
