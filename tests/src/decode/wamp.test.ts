import { encode } from '@msgpack/msgpack'
import { encode as encodeCbor } from 'cbor-x'
import { expect, test } from 'vitest'
import { read, say } from './reading.ts'

test('JSON', async () => {
  expect(await read('wamp', '[48,7814135,{},"com.app.sum",[1,2]]')).toEqual({
    summary: 'CALL com.app.sum #7814135 [1,2]',
    value: {
      message: 'CALL',
      request: 7814135,
      options: {},
      procedure: 'com.app.sum',
      args: [1, 2],
    },
    layers: ['WAMP', 'JSON'],
  })
  expect(await say('wamp', '[1,"realm1",{"roles":{}}]')).toBe('HELLO realm1')
  expect(await say('wamp', '[36,55,44,{},["tick"]]')).toBe('EVENT #55 ["tick"]')
  expect(await say('wamp', '[8,48,9,{},"wamp.error.no_such_procedure"]')).toBe(
    'ERROR wamp.error.no_such_procedure #9',
  )
})

test('MessagePack and CBOR', async () => {
  const publish = [16, 1, {}, 'com.app.topic', ['hi']]
  expect(await read('wamp', encode(publish), { subprotocols: ['wamp.2.msgpack'] })).toMatchObject({
    summary: 'PUBLISH com.app.topic #1 ["hi"]',
    layers: ['WAMP', 'MessagePack'],
  })
  expect(await read('wamp', encodeCbor(publish), { subprotocols: ['wamp.2.cbor'] })).toMatchObject({
    summary: 'PUBLISH com.app.topic #1 ["hi"]',
    layers: ['WAMP', 'CBOR'],
  })
})

test('what is none', async () => {
  await expect(read('wamp', '{"a":1}')).rejects.toThrow('Not an array')
  await expect(read('wamp', '[99,1]')).rejects.toThrow('No WAMP message type')
})
