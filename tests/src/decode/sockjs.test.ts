import { expect, test } from 'vitest'
import { read, say } from './reading.ts'

test('the frames of a server', async () => {
  expect(await say('sockjs', 'o')).toBe('open')
  expect(await say('sockjs', 'h')).toBe('heartbeat')
  expect(await say('sockjs', 'c[3000,"Go away!"]')).toBe('close 3000 Go away!')
  expect(await read('sockjs', 'a["one","{\\"two\\":2}"]')).toEqual({
    summary: 'one · {"two":2}',
    value: ['one', { two: 2 }],
    layers: ['SockJS', 'Text', 'JSON'],
  })
})

test('STOMP inside', async () => {
  const frame = 'MESSAGE\ndestination:/topic/news\nmessage-id:1\nsubscription:0\n\n{"id":7}\0'
  expect(await read('sockjs', `a${JSON.stringify([frame])}`)).toMatchObject({
    summary: 'MESSAGE /topic/news {"id":7}',
    value: { command: 'MESSAGE', body: { id: 7 } },
    layers: ['SockJS', 'STOMP', 'JSON'],
  })
  const connect = JSON.stringify(['CONNECT\naccept-version:1.2\nheart-beat:0,0\n\n\0'])
  expect(await say('sockjs', connect, { direction: 'send' })).toBe('CONNECT heart-beat 0,0')
})

test('what is none', async () => {
  await expect(read('sockjs', 'hello'.slice(1))).rejects.toThrow('No SockJS frame')
  await expect(read('sockjs', 'a[1,2]')).rejects.toThrow('No SockJS messages')
})
