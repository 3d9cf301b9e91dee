import { encode } from '@msgpack/msgpack'
import { encode as encodeCbor } from 'cbor-x'
import { expect, test } from 'vitest'
import { pairsOf } from './conversation.ts'

const sized = (bytes: Uint8Array) => new Uint8Array([bytes.length, ...bytes])

test('WAMP in MessagePack and in CBOR', () => {
  for (const pack of [encode, (value: unknown) => new Uint8Array(encodeCbor(value))]) {
    const pairs = pairsOf('wamp', [
      ['>', pack([48, 7_000_000, {}, 'sum', [1]])],
      ['>', pack([32, 2, {}, 'topic'])],
      ['<', pack([8, 32, 2, {}, 'no'])],
      ['<', pack([50, 7_000_000, {}, [2]])],
      ['>', pack([48, 2 ** 50, {}, 'sum'])],
      ['<', pack([50, 2 ** 50, {}])],
    ])
    expect(pairs).toBe('3→2 4→1 6→5')
  }
})

test('SignalR in MessagePack', () => {
  const pairs = pairsOf('signalr', [
    ['>', sized(encode([1, {}, '0', 'Send', [1], []]))],
    ['>', sized(encode([1, {}, null, 'Tell', [1], []]))],
    ['<', sized(encode([3, {}, '0', 3, 'result']))],
    ['<', sized(encode([6]))],
  ])
  expect(pairs).toBe('3→1')
})

test('Centrifugo in protobuf', () => {
  const pairs = pairsOf('centrifugo', [
    ['>', new Uint8Array([4, 8, 1, 0x22, 0, 4, 8, 2, 0x2a, 0])],
    ['<', new Uint8Array([4, 8, 2, 0x2a, 0])],
    ['<', new Uint8Array([2, 0x22, 0])],
  ])
  expect(pairs).toBe('2→1')
})
