import { encode } from '@msgpack/msgpack'
import { Encoder, type Packet, PacketType } from 'socket.io-parser'
import { expect, test } from 'vitest'
import { read, say } from './reading.ts'

/** As the client library puts a packet on the wire: Engine.IO's `4`, then Socket.IO. */
function wire(packet: Packet): [text: string, ...attachments: Uint8Array[]] {
  const [head, ...rest] = new Encoder().encode(packet)
  return [`4${head}`, ...rest]
}

test('events', async () => {
  const [plain] = wire({ type: PacketType.EVENT, nsp: '/', data: ['order', { id: 7 }, 'now'] })
  expect(await read('socket-io', plain)).toEqual({
    summary: 'order {"id":7}, now',
    value: { type: 'event', namespace: '/', data: ['order', { id: 7 }, 'now'] },
    layers: ['Engine.IO', 'Socket.IO'],
  })
  const [named] = wire({ type: PacketType.EVENT, nsp: '/admin', id: 12, data: ['kick', 'Ada'] })
  expect(await say('socket-io', named)).toBe('kick #12 in /admin Ada')
})

test('everything else of Socket.IO', async () => {
  const nsp = '/'
  const say1 = (packet: Packet) => say('socket-io', wire(packet)[0])
  expect(await say1({ type: PacketType.ACK, nsp, id: 12, data: ['ok'] })).toBe('ack #12 ok')
  expect(await say1({ type: PacketType.CONNECT, nsp, data: { sid: 'x1' } })).toBe(
    'connect {"sid":"x1"}',
  )
  expect(await say1({ type: PacketType.DISCONNECT, nsp })).toBe('disconnect')
  const refused = { type: PacketType.CONNECT_ERROR, nsp, data: { message: 'not authorised' } }
  expect(await say1(refused as Packet)).toBe('connect error not authorised')
})

test('Engine.IO', async () => {
  const open = '0{"sid":"a","upgrades":[],"pingInterval":25000,"pingTimeout":20000}'
  expect(await say('socket-io', open)).toBe('open ping every 25 s')
  expect(await say('socket-io', '2')).toBe('ping')
  expect(await say('socket-io', '3probe')).toBe('pong probe')
  expect(await say('socket-io', '5')).toBe('upgrade')
  expect(await read('socket-io', '4hello')).toMatchObject({
    summary: 'message hello',
    layers: ['Engine.IO'],
  })
})

test('a binary event asks for its attachments, and holds them', async () => {
  const bytes = new Uint8Array([1, 2, 255])
  const [text, ...attachments] = wire({
    type: PacketType.EVENT,
    nsp: '/',
    data: ['upload', bytes, { name: 'a.png' }],
  })
  const alone = await read('socket-io', text)
  expect(alone).toMatchObject({ wants: 1, value: { type: 'event' } })
  expect(alone.summary).toMatch(/^upload \{"_placeholder":true,"num":0\}/)
  expect(await read('socket-io', text, { attachments })).toMatchObject({
    summary: 'upload 3 bytes: 01 02 ff, {"name":"a.png"}',
    value: { data: ['upload', '3 bytes: 01 02 ff', { name: 'a.png' }] },
  })
  expect(await say('socket-io', bytes)).toBe('attachment 3 bytes: 01 02 ff')
})

test('the MessagePack parser', async () => {
  const packet = { type: 2, data: ['move', { x: 1, y: 2 }], options: {}, nsp: '/game' }
  expect(await read('socket-io', encode(packet))).toMatchObject({
    summary: 'move in /game {"x":1,"y":2}',
    layers: ['Engine.IO', 'Socket.IO', 'MessagePack'],
  })
})

test('version 3 has a type byte before binary messages', async () => {
  const url = 'wss://app.test/socket.io/?EIO=3&transport=websocket'
  const body = new Uint8Array([4, 0xca, 0xfe])
  expect(await say('socket-io', body, { url })).toBe('attachment 2 bytes: ca fe')
})

test('what is none', async () => {
  await expect(read('socket-io', '{"type":"news"}')).rejects.toThrow('No Engine.IO packet')
  expect(await say('socket-io', '42not json')).toBe('message 2not json')
})
