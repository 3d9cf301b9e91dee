import { Socket } from 'phoenix'
import { expect, test } from 'vitest'
import { read, say, utf8Bytes } from './reading.ts'
import { TapSocket } from './tap-socket.ts'

test('what the client library sends', async () => {
  const socket = new Socket('ws://app.test/socket', {
    transport: TapSocket as unknown as typeof WebSocket,
    vsn: '2.0.0',
  })
  socket.connect()
  const tap = TapSocket.latest
  tap.open()
  const channel = socket.channel('room:lobby', { user: 7 })
  channel.join()
  const [ref] = JSON.parse(String(tap.sent[0]))
  tap.receive(`["${ref}","${ref}","room:lobby","phx_reply",{"status":"ok","response":{}}]`)
  channel.push('shout', { text: 'hi' })
  channel.push('blob', new Uint8Array([1, 2, 255]).buffer)
  const said = await Promise.all(
    tap.sent.map((body) => say('phoenix', body, { direction: 'send' })),
  )
  expect(said).toEqual([
    expect.stringMatching(/^room:lobby phx_join #\d+ \{"user":7\}$/),
    expect.stringMatching(/^room:lobby shout #\d+ \{"text":"hi"\}$/),
    expect.stringMatching(/^room:lobby blob #\d+ 3 bytes: 01 02 ff$/),
  ])
  socket.disconnect()
})

test('replies and heartbeats of version 2', async () => {
  const reply = '["1","2","room:lobby","phx_reply",{"status":"error","response":{"reason":"full"}}]'
  expect(await say('phoenix', reply)).toBe('room:lobby phx_reply #2 error {"reason":"full"}')
  expect(await say('phoenix', '[null,"5","phoenix","heartbeat",{}]')).toBe('heartbeat #5')
})

test('version 1', async () => {
  const text = '{"topic":"room:1","event":"new_msg","payload":{"a":1},"ref":null}'
  expect(await read('phoenix', text)).toMatchObject({
    summary: 'room:1 new_msg {"a":1}',
    layers: ['Phoenix version 1'],
  })
})

test('binary replies and broadcasts', async () => {
  const broadcast = new Uint8Array([2, 6, 4, ...utf8Bytes('room:1tick{"n":1}')])
  expect(await say('phoenix', broadcast)).toBe('room:1 tick {"n":1}')
  const reply = new Uint8Array([1, 1, 1, 6, 2, ...utf8Bytes('12room:1ok'), 0xff])
  expect(await say('phoenix', reply)).toBe('room:1 phx_reply #2 ok 1 byte: ff')
})

test('what is none', async () => {
  await expect(read('phoenix', '[1,2,3]')).rejects.toThrow('No Phoenix message')
  await expect(read('phoenix', new Uint8Array([9, 1]))).rejects.toThrow('No Phoenix message')
})
