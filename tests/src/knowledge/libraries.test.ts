import { describe, expect, test } from 'vitest'
import { causes } from '../../../src/diagnose/causes.ts'
import { libraryCode, libraryOf } from '../../../src/knowledge/libraries.ts'
import { libraryCodes } from '../../../src/knowledge/library-codes.ts'
import { trace } from '../../support/trace.ts'

const recognised = (connect: string, messages = '') =>
  libraryOf(trace(`0s connect ${connect}\n0.1s open\n${messages}`).connection())?.id

describe('a library is recognised', () => {
  test.each([
    ['by its subprotocol', 'wss://a.test/graphql protocol=graphql-transport-ws', '', 'graphql-ws'],
    [
      'by the older one',
      'wss://a.test/graphql protocol=graphql-ws',
      '',
      'subscriptions-transport-ws',
    ],
    ['by its URL', 'wss://a.test/socket.io/?EIO=4&transport=websocket', '', 'engine.io'],
    [
      'by its first message',
      'wss://a.test/x',
      '1s receive 0{"sid":"x","pingInterval":25000}',
      'engine.io',
    ],
    ['Action Cable', 'wss://a.test/cable', '1s receive {"type":"welcome"}', 'action-cable'],
    ['AnyCable', 'wss://a.test/cable', '1s receive {"type":"welcome","sid":"a1"}', 'action-cable'],
    [
      'webpack-dev-server',
      'ws://localhost:8080/ws',
      '1s receive {"type":"hot"}',
      'webpack-dev-server',
    ],
    ['WAMP', 'wss://a.test/ws protocol=wamp.2.json', '', 'wamp'],
    [
      'tRPC',
      'wss://a.test/trpc',
      '1s send {"id":1,"method":"query","params":{"path":"hello"}}',
      'trpc',
    ],
    [
      'Discord by its Hello',
      'wss://gateway.a.test/',
      '1s receive {"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250,"_trace":["x"]}}',
      'discord',
    ],
    [
      'NATS, whose text is sent as bytes',
      'wss://a.test/',
      `1s receive binary ${Buffer.from('INFO {"server_id":"x"}\r\n').toString('hex').replace(/../g, '$& ').trim()}`,
      'nats',
    ],
    [
      'LiveReload',
      'ws://localhost:35729/livereload',
      '1s send {"command":"hello","protocols":["http://livereload.com/protocols/official-7"]}',
      'livereload',
    ],
    [
      'Browsersync before Socket.IO',
      'ws://localhost:3000/browser-sync/socket.io/?EIO=4&transport=websocket',
      '',
      'browsersync',
    ],
    ['Phoenix', 'wss://a.test/socket/websocket?vsn=2.0.0', '', 'phoenix'],
    ['STOMP', 'wss://a.test/ws protocol=v12.stomp', '', 'stomp'],
    ['MQTT', 'wss://a.test/mqtt protocol=mqtt', '', 'mqtt'],
    ['Pusher', 'wss://a.test/app/key?protocol=7&client=js', '', 'pusher'],
    ['SockJS', 'wss://a.test/echo/123/abcdefgh/websocket', '', 'sockjs'],
    ['Centrifugo', 'wss://a.test/connection/websocket', '', 'centrifugo'],
    ['Vite', 'ws://localhost:5173/ protocol=vite-hmr', '', 'vite'],
    ['Next.js', 'ws://localhost:3000/_next/webpack-hmr', '', 'next-dev'],
  ])('%s', (_, connect, messages, expected) => {
    expect(recognised(connect, messages)).toBe(expected)
  })

  test.each([
    ['a plain endpoint', 'wss://a.test/feed', '1s receive {"type":"news"}'],
    ['a greeting of somebody else', 'wss://a.test/x', '1s receive {"type":"welcome","user":"ann"}'],
    [
      'an overlay that is none of errors',
      'wss://a.test/x',
      '1s receive {"type":"overlay","scene":1}',
    ],
    ['other operations', 'wss://a.test/x', '1s receive {"op":10,"d":{"users":3}}'],
    ['a room called app', 'wss://a.test/app/room', ''],
    [
      'a late message',
      'wss://a.test/x',
      '1s send hi every 1s until 9s\n10s receive {"type":"welcome"}',
    ],
  ])('not in %s', (_, connect, messages) => {
    expect(recognised(connect, messages)).toBeUndefined()
  })
})

test('codes apply to their own library alone, the narrow row before the range', () => {
  const graphql = libraryOf(
    trace('0s connect wss://a.test/graphql protocol=graphql-transport-ws').connection(),
  )
  const pusher = libraryOf(trace('0s connect wss://a.test/app/k?protocol=7').connection())
  expect(libraryCode(graphql, 4403)).toMatchObject({ cause: 'unauthorized' })
  expect(libraryCode(graphql, 4202)).toBeUndefined()
  expect(libraryCode(pusher, 4201)).toMatchObject({ cause: 'server-ping-timeout' })
  expect(libraryCode(pusher, 4203)).toMatchObject({ cause: 'closed-by-server' })
  expect(libraryCode(undefined, 4403)).toBeUndefined()
})

test('every code of a library speaks for a cause that exists, with a public source', () => {
  const ids = causes.map(({ id }) => id)
  for (const { cause, source } of libraryCodes) {
    expect(ids).toContain(cause)
    expect(source).toMatch(/^https:\/\//)
  }
})
