import { ExtData, encode } from '@msgpack/msgpack'
import { expect, test } from 'vitest'
import { read, say } from './reading.ts'

test('values of every kind', async () => {
  const value = { id: 7, big: 2n ** 60n, at: new Date(0), raw: new Uint8Array([1]), list: [null] }
  expect(await read('message-pack', encode(value, { useBigInt64: true }))).toEqual({
    summary:
      '{"id":7,"big":"1152921504606846976","at":"1970-01-01T00:00:00.000Z","raw":"1 byte: 01","list":[null]}',
    value: {
      id: 7,
      big: '1152921504606846976',
      at: '1970-01-01T00:00:00.000Z',
      raw: '1 byte: 01',
      list: [null],
    },
    layers: ['MessagePack'],
  })
  const extended = encode(new ExtData(5, new Uint8Array([9])))
  expect((await read('message-pack', extended)).value).toEqual({ type: 5, data: '1 byte: 09' })
})

test('several values, and text', async () => {
  expect(await say('message-pack', new Uint8Array([...encode([1]), ...encode('a')]))).toBe(
    '[1] · a',
  )
  expect(await say('message-pack', '{"a":1}')).toBe('{"a":1}')
})

test('what ends too early, or claims to be huge', async () => {
  await expect(read('message-pack', encode([1, 2, 3]).subarray(0, 3))).rejects.toThrow()
  const huge = new Uint8Array([0xdd, 0xff, 0xff, 0xff, 0xff])
  await expect(read('message-pack', huge)).rejects.toThrow()
})
