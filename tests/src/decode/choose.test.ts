import { encode } from '@msgpack/msgpack'
import { Encoder } from 'cbor-x'
import { expect, test } from 'vitest'
import { choose } from '../../../src/decode/choose.ts'
import { type Given, opening, received, sent, utf8Bytes } from './reading.ts'

async function chosen(given: Given): Promise<string> {
  const { decoder, by } = await choose(opening(given))
  return `${decoder.id} by ${by}`
}

test('by the subprotocol', async () => {
  const by = (name: string) => chosen({ subprotocols: [name] })
  expect(await by('graphql-transport-ws')).toBe('graphql-transport-ws by subprotocol')
  expect(await by('graphql-ws')).toBe('graphql-ws by subprotocol')
  expect(await by('v12.stomp')).toBe('stomp by subprotocol')
  expect(await by('wamp.2.msgpack.batched')).toBe('wamp by subprotocol')
  expect(await by('mqtt')).toBe('mqtt by subprotocol')
  expect(await by('actioncable-v1-json')).toBe('action-cable by subprotocol')
  expect(await by('centrifuge-protobuf')).toBe('centrifugo by subprotocol')
  expect(await by('cbor')).toBe('cbor by subprotocol')
})

test('by the library', async () => {
  const by = (library: string) => chosen({ library })
  expect(await by('engine.io')).toBe('socket-io by library')
  expect(await by('sockjs')).toBe('sockjs by library')
  expect(await by('signalr')).toBe('signalr by library')
  expect(await by('phoenix')).toBe('phoenix by library')
  expect(await by('pusher')).toBe('pusher by library')
  expect(await by('discord')).toBe('plain by none')
})

test('by the first messages', async () => {
  const by = (...bodies: (string | Uint8Array)[]) => chosen({ messages: received(...bodies) })
  expect(await by('0{"sid":"a"}', '40')).toBe('socket-io by content')
  expect(await by('{"jsonrpc":"2.0","id":1,"result":1}')).toBe('json-rpc by content')
  expect(await by('CONNECTED\nversion:1.2\n\n\0')).toBe('stomp by content')
  expect(await by('{"event":"pusher:connection_established","data":"{}"}')).toBe(
    'pusher by content',
  )
  expect(await by('{"type":"news"}')).toBe('plain by none')
  expect(await by()).toBe('plain by none')
  const hello = '{"protocol":"messagepack","version":1}\x1e'
  expect(await chosen({ messages: sent(hello) })).toBe('signalr by content')
})

test('binary formats, when each message bears it out', async () => {
  const by = (...bodies: (string | Uint8Array)[]) => chosen({ messages: received(...bodies) })
  const { encode: encodeCbor } = new Encoder({ useRecords: false })
  expect(await by(encode({ type: 'tick', n: 1 }), encode([1, 2, 3]))).toBe(
    'message-pack by content',
  )
  expect(await by(new Uint8Array(encodeCbor({ type: 'tick', n: 1 })))).toBe('cbor by content')
  const protobuf = new Uint8Array([8, 0x96, 1, 0x12, 7, ...utf8Bytes('testing')])
  expect(await by(protobuf)).toBe('protobuf by content')
  expect(await by(protobuf, new Uint8Array([255, 216, 255]))).toBe('plain by none')
  expect(await by(new Uint8Array([0, 0, 1, 0]), new Uint8Array([0, 2, 2, 0, 0]))).toBe(
    'yjs by content',
  )
  const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  expect(await by(picture)).toBe('plain by none')
})
