import { expect, test } from 'vitest'
import { read, say } from './reading.ts'

const identifier = JSON.stringify({ channel: 'ChatChannel', room: 7 })

test('commands', async () => {
  expect(await say('action-cable', JSON.stringify({ command: 'subscribe', identifier }))).toBe(
    'subscribe ChatChannel',
  )
  const data = JSON.stringify({ action: 'speak', text: 'hi' })
  expect(
    await read('action-cable', JSON.stringify({ command: 'message', identifier, data })),
  ).toEqual({
    summary: 'message ChatChannel speak {"action":"speak","text":"hi"}',
    value: {
      command: 'message',
      identifier: { channel: 'ChatChannel', room: 7 },
      data: { action: 'speak', text: 'hi' },
    },
    layers: ['Action Cable'],
  })
})

test('what the server says', async () => {
  expect(await say('action-cable', '{"type":"welcome"}')).toBe('welcome')
  expect(await say('action-cable', '{"type":"ping","message":1764115200}')).toBe('ping')
  const confirmed = JSON.stringify({ identifier, type: 'confirm_subscription' })
  expect(await say('action-cable', confirmed)).toBe('confirm_subscription ChatChannel')
  expect(await say('action-cable', JSON.stringify({ identifier, message: { text: 'hi' } }))).toBe(
    'ChatChannel {"text":"hi"}',
  )
  const end = '{"type":"disconnect","reason":"unauthorized","reconnect":false}'
  expect(await say('action-cable', end)).toBe('disconnect unauthorized, not to reconnect')
})

test('what is none', async () => {
  await expect(read('action-cable', '{"a":1}')).rejects.toThrow('No Action Cable message')
})
