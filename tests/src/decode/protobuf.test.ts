import { expect, test } from 'vitest'
import { loadSchema } from '../../../src/decode/schema.ts'
import { SET } from './descriptor-set.ts'
import { read, say, utf8Bytes } from './reading.ts'

/** `1: 150, 2: "testing", 3: { 1: 1 }, 3: { 1: 2 }`, as the specification of the encoding has them. */
const BYTES = new Uint8Array([
  0x08,
  0x96,
  0x01,
  0x12,
  0x07,
  ...utf8Bytes('testing'),
  0x1a,
  0x02,
  0x08,
  0x01,
  0x1a,
  0x02,
  0x08,
  0x02,
])

test('without a schema, by the numbers of the fields', async () => {
  expect(await read('protobuf', BYTES)).toEqual({
    summary: '{"1":150,"2":"testing","3":[{"1":1},{"1":2}]}',
    value: { 1: 150, 2: 'testing', 3: [{ 1: 1 }, { 1: 2 }] },
    layers: ['Protobuf without a schema'],
  })
  const numbers = new Uint8Array([0x0d, 0, 0, 0x80, 0x3f, 0x13, 0x08, 0x05, 0x14])
  expect(await say('protobuf', numbers)).toBe('{"1":1,"2":{"1":5}}')
})

test('with a schema: the type that fits best, or the chosen one', async () => {
  const schema = await loadSchema('shop.binpb', SET)
  expect(schema.types).toEqual(['shop.Line', 'shop.Order'])
  expect(await read('protobuf', BYTES, { options: { schema: schema.of(undefined) } })).toEqual({
    summary: 'Order {"id":150,"title":"testing","lines":[{"count":1},{"count":2}]}',
    value: { id: 150, title: 'testing', lines: [{ count: 1 }, { count: 2 }] },
    layers: ['Protobuf', 'shop.Order'],
  })
  const line = { options: { schema: schema.of('shop.Line') } }
  expect(await say('protobuf', BYTES, line)).toBe('Line {"count":150}')
})

test('a schema that is none says how to make one', async () => {
  const HOW = /--descriptor_set_out|not read/
  await expect(loadSchema('shop.proto', utf8Bytes('syntax = "proto3";'))).rejects.toThrow(HOW)
  await expect(loadSchema('a.pb', utf8Bytes('nonsense'))).rejects.toThrow(HOW)
  await expect(loadSchema('a.pb', new Uint8Array())).rejects.toThrow(HOW)
})

test('what is none', async () => {
  await expect(read('protobuf', new Uint8Array([0xff]))).rejects.toThrow()
  await expect(read('protobuf', new Uint8Array())).rejects.toThrow('Empty')
})
