import { MessageType, stringifyMessage } from 'graphql-ws'
import { describe, expect, test } from 'vitest'
import { read, say } from './reading.ts'

describe('graphql-transport-ws', () => {
  const decoder = 'graphql-transport-ws'

  test('as the library writes it', async () => {
    const query = '# prices\nsubscription OnPrice($s: ID!) { price(symbol: $s) { last } }'
    const subscribe = stringifyMessage({
      id: '1',
      type: MessageType.Subscribe,
      payload: { query, variables: { s: 'ACME' } },
    })
    expect(await read(decoder, subscribe)).toMatchObject({
      summary: 'subscribe #1 subscription OnPrice {"s":"ACME"}',
      value: { id: '1', payload: { variables: { s: 'ACME' } } },
      layers: ['graphql-transport-ws'],
    })
    const next = { id: '1', type: MessageType.Next, payload: { data: { price: 12 } } } as const
    expect(await say(decoder, stringifyMessage(next))).toBe('next #1 {"price":12}')
    expect(await say(decoder, stringifyMessage({ type: MessageType.ConnectionAck }))).toBe(
      'connection_ack',
    )
    expect(await say(decoder, stringifyMessage({ id: '1', type: MessageType.Complete }))).toBe(
      'complete #1',
    )
  })

  test('errors, and operations without a name', async () => {
    const error = '{"id":"1","type":"error","payload":[{"message":"no such field"}]}'
    expect(await say(decoder, error)).toBe('error #1 error: no such field')
    const short = '{"id":"2","type":"subscribe","payload":{"query":"{ now }"}}'
    expect(await say(decoder, short)).toBe('subscribe #2 query now')
  })

  test('what is none', async () => {
    await expect(read(decoder, '{"type":"start","id":"1"}')).rejects.toThrow('No GraphQL message')
    await expect(read(decoder, 'ping')).rejects.toThrow('Not JSON')
  })
})

test('graphql-ws, the older protocol', async () => {
  const start = '{"id":"1","type":"start","payload":{"query":"mutation Buy { buy }"}}'
  expect(await say('graphql-ws', start)).toBe('start #1 mutation Buy')
  expect(await say('graphql-ws', '{"type":"ka"}')).toBe('ka')
  expect(await say('graphql-ws', '{"id":"1","type":"data","payload":{"data":{"a":1}}}')).toBe(
    'data #1 {"a":1}',
  )
  expect(await say('graphql-ws', '{"id":"1","type":"stop"}')).toBe('stop #1')
})
