import { Client } from '@stomp/stompjs'
import { expect, test } from 'vitest'
import { read, say, utf8Bytes } from './reading.ts'
import { TapSocket } from './tap-socket.ts'

test('what the client library sends', async () => {
  const client = new Client({
    webSocketFactory: () => new TapSocket() as unknown as WebSocket,
    connectHeaders: { login: 'ada', passcode: 'hush' },
    reconnectDelay: 0,
  })
  client.activate()
  await Promise.resolve()
  const tap = TapSocket.latest
  tap.open()
  tap.receive('CONNECTED\nversion:1.2\nheart-beat:0,0\n\n\0')
  client.subscribe('/topic/prices', () => {})
  client.publish({
    destination: '/app/order',
    body: JSON.stringify({ id: 7 }),
    headers: { note: 'a:b\nc' },
  })
  const said = await Promise.all(tap.sent.map((frame) => say('stomp', frame)))
  expect(said).toEqual([
    'CONNECT heart-beat 10000,10000',
    'SUBSCRIBE /topic/prices',
    'SEND /app/order {"id":7}',
  ])
  expect((await read('stomp', tap.sent[2] ?? '')).value).toMatchObject({
    command: 'SEND',
    headers: { destination: '/app/order', note: 'a:b\nc' },
    body: { id: 7 },
  })
  await client.deactivate({ force: true })
})

test('what a server sends', async () => {
  expect(await say('stomp', 'CONNECTED\nversion:1.2\nheart-beat:0,0\n\n\0')).toBe(
    'CONNECTED 1.2 heart-beat 0,0',
  )
  expect(await say('stomp', '\n')).toBe('heart-beat')
  const error = 'ERROR\nmessage:malformed frame\ncontent-type:text/plain\n\nNo such command\0'
  expect(await say('stomp', error)).toBe('ERROR malformed frame No such command')
  expect(await say('stomp', 'RECEIPT\nreceipt-id:77\n\n\0')).toBe('RECEIPT #77')
})

test('several frames, CRLF, bytes, and a body with NUL of a given length', async () => {
  const two = 'RECEIPT\r\nreceipt-id:1\r\n\r\n\0\n\nRECEIPT\nreceipt-id:2\n\n\0\n'
  expect(await say('stomp', two)).toBe('RECEIPT #1 · RECEIPT #2')
  const held = utf8Bytes('MESSAGE\ndestination:/q\ncontent-length:5\n\nä\0ab\0')
  expect((await read('stomp', held)).value).toMatchObject({ body: 'ä\0ab' })
})

test('what is none', async () => {
  for (const text of ['hello', 'SEND\ndestination:/a', 'SEND\ndestination:/a\n\nno end', '']) {
    await expect(read('stomp', text)).rejects.toThrow()
  }
})
