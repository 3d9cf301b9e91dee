import { expect, test } from 'vitest'
import { read, say } from './reading.ts'

test('events, their data unwrapped', async () => {
  const established = JSON.stringify({
    event: 'pusher:connection_established',
    data: JSON.stringify({ socket_id: '1.2', activity_timeout: 120 }),
  })
  expect(await read('pusher', established)).toEqual({
    summary: 'pusher:connection_established {"socket_id":"1.2","activity_timeout":120}',
    value: {
      event: 'pusher:connection_established',
      data: { socket_id: '1.2', activity_timeout: 120 },
    },
    layers: ['Pusher'],
  })
  const event = JSON.stringify({ event: 'order', channel: 'shop', data: '{"id":7}' })
  expect(await say('pusher', event)).toBe('order shop {"id":7}')
})

test('subscriptions and pings', async () => {
  const subscribe = '{"event":"pusher:subscribe","data":{"auth":"","channel":"shop"}}'
  expect(await say('pusher', subscribe)).toBe('pusher:subscribe shop')
  expect(await say('pusher', '{"event":"pusher:ping","data":{}}')).toBe('pusher:ping')
})

test('what is none', async () => {
  await expect(read('pusher', '{"type":"news"}')).rejects.toThrow('No Pusher event')
})
