import { create, createFileRegistry, toBinary } from '@bufbuild/protobuf'
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { registryOfSource } from '../../../src/decode/proto-registry.ts'
import { loadSchema } from '../../../src/decode/schema.ts'
import { read, utf8Bytes } from './reading.ts'

const SOURCE = `
// A shop.
syntax = "proto3";
package shop.v1;
import "google/protobuf/timestamp.proto";
import "google/api/annotations.proto";
option java_package = "test.shop";

service Orders { rpc Get(Order) returns (Order) { option (google.api.http) = { get: "/a;}" }; } }

enum State { option allow_alias = true; STATE_UNKNOWN = 0; STATE_PAID = 1 [deprecated = true]; }

message Order {
  reserved 9, 10 to 12;
  message Line { string sku = 1; optional uint32 count = 2; }
  int32 id = 1 [json_name = "orderId", deprecated = true];
  string title = 2;
  repeated Line lines = 3; /* those ordered */
  State state = 4;
  map<string, Line> by_sku = 5;
  oneof paid { string card = 6; shop.v1.Order parent = 7; }
  google.protobuf.Timestamp at = 8;
}
`

/** 1: 150, 3: { 1: "a", 2: 0 }, 4: 1, 5: { 1: "k", 2: { 1: "b" } }, 6: "visa", 8: { 1: 60 } */
const BYTES = new Uint8Array([
  ...[0x08, 0x96, 0x01, 0x1a, 5, 0x0a, 1, 0x61, 0x10, 0, 0x20, 1],
  ...[0x2a, 8, 0x0a, 1, 0x6b, 0x12, 3, 0x0a, 1, 0x62],
  ...[0x32, 4, ...utf8Bytes('visa'), 0x42, 2, 0x08, 60],
])

test('a source of version 3', async () => {
  const schema = await loadSchema('shop.proto', utf8Bytes(SOURCE))
  expect(schema.types).toContain('shop.v1.Order')
  const options = { schema: schema.of(undefined) }
  expect((await read('protobuf', BYTES, { options })).value).toEqual({
    id: 150,
    lines: [{ sku: 'a', count: 0 }],
    state: 'STATE_PAID',
    by_sku: { k: { sku: 'b' } },
    card: 'visa',
    at: '1970-01-01T00:01:00Z',
  })
})

test('a source of version 2', async () => {
  const source = 'message A { required sint32 n = 1 [default = 3]; extensions 100 to max; }'
  const schema = await loadSchema('a.proto', utf8Bytes(source))
  const options = { schema: schema.of('A') }
  expect((await read('protobuf', new Uint8Array([8, 3]), { options })).value).toEqual({ n: -2 })
})

test('the descriptor is one that others read', () => {
  const registry = registryOfSource('shop.proto', SOURCE)
  const file = [...registry.files].map(({ proto }) => proto)
  const set = create(FileDescriptorSetSchema, { file })
  expect(toBinary(FileDescriptorSetSchema, set).length).toBeGreaterThan(300)
  expect(createFileRegistry(set).getMessage('shop.v1.Order.Line')?.fields).toHaveLength(2)
})

test('what cannot be read alone says so, and how to go on', async () => {
  const load = (source: string) => loadSchema('a.proto', utf8Bytes(source))
  await expect(load('message A { other.B b = 1; }')).rejects.toThrow(
    /other\.B is declared in another file\)\. Make a descriptor set: protoc/,
  )
  await expect(load('message A { int32 n = 1;')).rejects.toThrow('A does not end')
  await expect(load('edition = "2023";')).rejects.toThrow('edition')
  await expect(load('syntax = "proto3";')).rejects.toThrow('no message in it')
})

test('arbitrary sources end in a schema or in words', async () => {
  const token = fc.constantFrom(...SOURCE.split(/\b/), '{', '}', ';', '=', '<', '"', '/*')
  await fc.assert(
    fc.asyncProperty(fc.array(token, { maxLength: 60 }), async (tokens) => {
      const loaded = await loadSchema('a.proto', utf8Bytes(tokens.join(' '))).catch(String)
      expect(loaded).toBeTruthy()
    }),
  )
})
