import { Centrifuge } from 'centrifuge/build/protobuf'
import { expect, test, vi } from 'vitest'
import { read, say, utf8Bytes } from './reading.ts'
import { TapSocket } from './tap-socket.ts'

test('JSON, several on lines', async () => {
  const both = '{"connect":{"name":"js"},"id":1}\n{"subscribe":{"channel":"news"},"id":2}\n'
  expect(await say('centrifugo', both, { direction: 'send' })).toBe(
    'connect #1 · subscribe news #2',
  )
  const push = '{"push":{"channel":"news","pub":{"data":{"id":7},"offset":1}}}'
  expect(await say('centrifugo', push)).toBe('publication news {"id":7}')
  expect(await say('centrifugo', '{"push":{"channel":"news","join":{"info":{"user":"7"}}}}')).toBe(
    'join news',
  )
  expect(await say('centrifugo', '{"id":2,"error":{"code":103,"message":"denied"}}')).toBe(
    'error #2 103 denied',
  )
  expect(await say('centrifugo', '{}')).toBe('ping')
  expect(await say('centrifugo', '{}', { direction: 'send' })).toBe('pong')
})

test('protobuf, as the client library writes it', async () => {
  const centrifuge = new Centrifuge('ws://app.test/connection/websocket', {
    websocket: TapSocket,
    data: utf8Bytes('{"room":7}'),
    name: 'lab',
  })
  centrifuge.connect()
  await vi.waitUntil(() => TapSocket.latest)
  TapSocket.latest.open()
  const body = await vi.waitUntil(() => TapSocket.latest.sent[0])
  expect(await read('centrifugo', body, { direction: 'send' })).toMatchObject({
    summary: 'connect #1 {"room":7}',
    value: { id: 1, connect: { data: { room: 7 }, name: 'lab' } },
    layers: ['Centrifugo', 'Protobuf'],
  })
  centrifuge.disconnect()
})

test('protobuf of the server', async () => {
  const data = utf8Bytes('{"id":7}')
  const publication = [0x22, data.length, ...data]
  const push = [0x12, 4, ...utf8Bytes('news'), 0x22, publication.length, ...publication]
  const reply = [0x22, push.length, ...push]
  expect(await say('centrifugo', new Uint8Array([reply.length, ...reply, 0]))).toBe(
    'publication news {"id":7} · ping',
  )
})

test('what is none', async () => {
  await expect(read('centrifugo', '[1]')).rejects.toThrow('No Centrifugo message')
})
