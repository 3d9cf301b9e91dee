import { Encoder, Tag } from 'cbor-x'
import { expect, test } from 'vitest'
import { read, say } from './reading.ts'

const { encode } = new Encoder({ useRecords: false })

test('values, tags, and keys of any kind', async () => {
  const value = { id: 7, at: new Date(0), raw: new Uint8Array([1, 2]), tagged: new Tag('x', 999) }
  const decoded = await read('cbor', new Uint8Array(encode(value)))
  expect(decoded.value).toMatchObject({
    id: 7,
    at: '1970-01-01T00:00:00.000Z',
    raw: '2 bytes: 01 02',
  })
  const keys = new Map<unknown, unknown>([
    [1, 'one'],
    ['__proto__', 'name'],
  ])
  expect(
    Object.entries((await read('cbor', new Uint8Array(encode(keys)))).value as object),
  ).toEqual([
    ['1', 'one'],
    ['__proto__', 'name'],
  ])
})

test('what ends too early, claims to be huge, or has a rest', async () => {
  const bytes = new Uint8Array(encode({ a: [1, 2, 3] }))
  await expect(read('cbor', bytes.subarray(0, 4))).rejects.toThrow()
  await expect(read('cbor', new Uint8Array([...bytes, 1]))).rejects.toThrow()
  const huge = new Uint8Array([0x9a, 0x06, 0xff, 0xff, 0xff])
  await expect(read('cbor', huge)).rejects.toThrow()
  expect(await say('cbor', 'text')).toBe('text')
})
