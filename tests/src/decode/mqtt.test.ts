import { generate, type Packet } from 'mqtt-packet'
import { expect, test } from 'vitest'
import { read, say, sent } from './reading.ts'

/** As the library of MQTT.js writes it. */
function wire(packet: Packet, version = 4): Uint8Array {
  return new Uint8Array(generate(packet, { protocolVersion: version }))
}

const connect: Packet = {
  cmd: 'connect',
  protocolId: 'MQTT',
  protocolVersion: 4,
  clean: true,
  clientId: 'dashboard',
  keepalive: 30,
  username: 'ada',
  password: Buffer.from('hush'),
  will: { topic: 'gone', payload: Buffer.from('bye'), qos: 1, retain: false },
}
const publish: Packet = {
  cmd: 'publish',
  messageId: 7,
  qos: 1,
  dup: false,
  retain: true,
  topic: 'prices/acme',
  payload: '{"last":12}',
}

test('3.1.1', async () => {
  const connected = await read('mqtt', wire(connect))
  expect(connected).toMatchObject({
    summary: 'CONNECT dashboard keep-alive 30 s',
    value: { version: 4, client: 'dashboard', user: 'ada', will: { topic: 'gone', qos: 1 } },
    layers: ['MQTT 3'],
  })
  expect(JSON.stringify(connected)).not.toContain('hush')
  expect(await read('mqtt', wire(publish))).toMatchObject({
    summary: 'PUBLISH prices/acme QoS 1 retained #7 {"last":12}',
    value: { topic: 'prices/acme', payload: { last: 12 } },
  })
  const subscribe: Packet = {
    cmd: 'subscribe',
    messageId: 2,
    subscriptions: [{ topic: 'prices/#', qos: 0 }],
  }
  expect(await say('mqtt', wire(subscribe))).toBe('SUBSCRIBE prices/# #2')
  expect(await say('mqtt', wire({ cmd: 'suback', messageId: 2, granted: [0x80] }))).toBe(
    'SUBACK refused #2',
  )
  const refused: Packet = { cmd: 'connack', returnCode: 5, sessionPresent: false }
  expect(await say('mqtt', wire(refused))).toBe('CONNACK refused, code 5')
  expect(await say('mqtt', wire({ cmd: 'pingreq' }))).toBe('PINGREQ')
})

test('5, by the CONNECT of the connection or by itself', async () => {
  const messages = sent(wire({ ...connect, protocolVersion: 5 } as Packet, 5))
  const full = wire(
    { ...publish, properties: { topicAlias: 3, userProperties: { a: 'b' } } } as Packet,
    5,
  )
  const expected = {
    summary: 'PUBLISH prices/acme QoS 1 retained #7 {"last":12}',
    value: { properties: { topicAlias: 3, userProperty: { a: 'b' } } },
    layers: ['MQTT 5'],
  }
  expect(await read('mqtt', full, { messages })).toMatchObject(expected)
  const ended = wire({ cmd: 'disconnect', reasonCode: 0x8e } as Packet, 5)
  expect(await say('mqtt', ended)).toBe('DISCONNECT code 0x8e')
})

test('several packets in a message, and a part of one', async () => {
  const both = new Uint8Array([...wire({ cmd: 'pingresp' }), ...wire(publish)])
  expect(await say('mqtt', both)).toBe(
    'PINGRESP · PUBLISH prices/acme QoS 1 retained #7 {"last":12}',
  )
  await expect(
    read('mqtt', wire(publish).subarray(0, 9), { messages: sent(wire(connect)) }),
  ).rejects.toThrow('goes on in the next message')
  await expect(read('mqtt', 'text')).rejects.toThrow('not binary')
})
