import { JsonHubProtocol, MessageType } from '@microsoft/signalr'
import { encode } from '@msgpack/msgpack'
import { expect, test } from 'vitest'
import { read, say, sent } from './reading.ts'

const json = new JsonHubProtocol()

test('JSON, as the client library writes it', async () => {
  const invoke = json.writeMessage({
    type: MessageType.Invocation,
    target: 'Send',
    arguments: ['Ada', { text: 'hi' }],
    invocationId: '4',
    streamIds: [],
  })
  expect(await read('signalr', invoke)).toMatchObject({
    summary: 'invoke Send(Ada, {"text":"hi"}) #4',
    value: { type: 1, target: 'Send' },
    layers: ['SignalR', 'JSON'],
  })
  expect(await say('signalr', json.writeMessage({ type: MessageType.Ping }))).toBe('ping')
  const both = '{"type":6}\x1e{"type":3,"invocationId":"4","error":"no"}\x1e'
  expect(await say('signalr', both)).toBe('ping · complete #4 error: no')
  expect(await say('signalr', '{"type":7,"error":"gone","allowReconnect":true}\x1e')).toBe(
    'close gone reconnect allowed',
  )
})

test('the handshake', async () => {
  expect(await say('signalr', '{"protocol":"json","version":1}\x1e')).toBe(
    'handshake json version 1',
  )
  expect(await say('signalr', '{}\x1e')).toBe('handshake accepted')
  expect(await say('signalr', '{"error":"no such protocol"}\x1e')).toBe(
    'handshake refused: no such protocol',
  )
})

/** With its length before it. */
function framed(message: unknown): Uint8Array {
  const body = encode(message)
  const length = body.length < 128 ? [body.length] : [(body.length & 0x7f) | 0x80, body.length >> 7]
  return new Uint8Array([...length, ...body])
}

test('MessagePack', async () => {
  const messages = sent('{"protocol":"messagepack","version":1}\x1e')
  const long = 'x'.repeat(150)
  const invoke = framed([1, {}, null, 'Move', [{ x: 1 }, long], []])
  expect(await read('signalr', invoke, { messages })).toMatchObject({
    summary: `invoke Move({"x":1}, ${long})`,
    value: { type: 1, target: 'Move', arguments: [{ x: 1 }, long] },
    layers: ['SignalR', 'MessagePack'],
  })
  const both = new Uint8Array([...framed([6]), ...framed([3, {}, '9', 3, 42])])
  expect(await say('signalr', both, { messages })).toBe('ping · complete #9 42')
  expect(await say('signalr', framed([3, {}, '9', 1, 'no']))).toBe('complete #9 error: no')
})

test('what is none', async () => {
  await expect(read('signalr', '{"type":1}')).rejects.toThrow('It does not end with U+001E')
  await expect(read('signalr', new Uint8Array([200, 1]))).rejects.toThrow('It ends too early')
})
