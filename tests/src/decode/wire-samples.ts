import { encode } from '@msgpack/msgpack'
import { utf8Bytes } from './reading.ts'

/** A message of each protocol, to be damaged. */
export const wireSamples: readonly (string | Uint8Array)[] = [
  '42/admin,12["order",{"id":7}]',
  '451-["upload",{"_placeholder":true,"num":0}]',
  '0{"sid":"a","pingInterval":25000}',
  'a["MESSAGE\\ndestination:/topic/a\\n\\nbody\\u0000"]',
  'MESSAGE\ndestination:/topic/a\ncontent-length:4\n\nbody\0',
  '{"type":1,"target":"Send","arguments":[1]}\x1e{"type":6}\x1e',
  '{"id":"1","type":"subscribe","payload":{"query":"subscription A { b }"}}',
  '[48,1,{},"com.app.sum",[1,2]]',
  '["1","2","room:lobby","shout",{"a":1}]',
  '{"command":"message","identifier":"{\\"channel\\":\\"Chat\\"}","data":"{\\"action\\":\\"a\\"}"}',
  '{"event":"order","channel":"shop","data":"{\\"id\\":7}"}',
  '{"push":{"channel":"news","pub":{"data":{"id":7}}}}\n{"id":2}',
  'Content-Length: 40\r\n\r\n{"jsonrpc":"2.0","method":"a","params":[1]}',
  // MQTT PUBLISH with a topic and JSON.
  new Uint8Array([0x30, 14, 0, 3, ...utf8Bytes('a/b{"id": 7}')]),
  // MQTT 5 CONNECT.
  new Uint8Array([0x10, 16, 0, 4, ...utf8Bytes('MQTT'), 5, 2, 0, 30, 0, 0, 3, ...utf8Bytes('abc')]),
  // SignalR in MessagePack: a ping and an invocation.
  new Uint8Array([2, 0x91, 6, ...sized(encode([1, {}, null, 'Move', [{ x: 1 }], []]))]),
  encode({ type: 2, nsp: '/', data: ['a', 1] }),
  // CBOR {"a": [1, 2, h'01']}.
  new Uint8Array([0xa1, 0x61, 0x61, 0x83, 0x01, 0x02, 0x41, 0x01]),
  // protobuf 1: 150, 2: "testing", 3: { 1: 1 }.
  new Uint8Array([8, 0x96, 1, 0x12, 7, ...utf8Bytes('testing'), 0x1a, 2, 8, 1]),
  // Yjs: sync step 1 with one client; awareness.
  new Uint8Array([0, 0, 3, 1, 5, 9]),
  new Uint8Array([1, 12, 1, 5, 9, ...sized(utf8Bytes('{"a":1}'))]),
  // gzip of nothing that is whole.
  new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
]

function sized(bytes: Uint8Array): Uint8Array {
  return new Uint8Array([bytes.length, ...bytes])
}
