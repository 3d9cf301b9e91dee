import { describe, expect, test } from 'vitest'
import { type Heartbeat, heartbeatOf, heartbeatsOf, isHeartbeat } from '../../src/heartbeat.ts'
import { trace } from '../support/trace.ts'

/** What is connected to, the beats, and `label direction interval`, ` answered` and ` in` so many ms. */
type Row = [target: string, beats: string, expected: string]

/** Beats of one side that the other answers after 30 ms, four times. */
function pair(by: string, ping: string, interval: number, answer: string): string {
  const back = by === 'send' ? 'receive' : 'send'
  const end = interval * 4
  return `${interval}s ${by} ${ping} every ${interval}s until ${end}s
    ${interval}.03s ${back} ${answer} every ${interval}s until ${end}.03s`
}

function inShort({ label, direction, intervalMs, answered, roundTripMs }: Heartbeat): string {
  const trip = roundTripMs === undefined ? '' : ` in ${Math.round(roundTripMs)}`
  return `${label} ${direction} ${Math.round(intervalMs)}${answered ? ' answered' : ''}${trip}`
}

const protocols: Record<string, Row> = {
  'JSON in binary messages': [
    '/feed',
    pair(
      'send',
      'binary 7b 22 74 79 70 65 22 3a 22 70 69 6e 67 22 7d',
      10,
      'binary 7b 22 74 79 70 65 22 3a 22 70 6f 6e 67 22 7d',
    ),
    'JSON ping send 10000 answered in 30',
  ],
  'Engine.IO 4: the server asks': [
    '/socket.io/?EIO=4&transport=websocket',
    pair('receive', '"2"', 25, '"3"'),
    'Engine.IO ping receive 25000 answered',
  ],
  'Engine.IO 3: the client asks': [
    '/socket.io/?EIO=3&transport=websocket',
    pair('send', '"2"', 25, '"3"'),
    'Engine.IO ping send 25000 answered in 30',
  ],
  'Engine.IO inside SockJS': [
    '/engine/123/abcdefgh/websocket',
    pair('receive', 'a["2"]', 25, '["3"]'),
    'Engine.IO ping receive 25000 answered',
  ],
  'graphql-transport-ws, by the client': [
    '/graphql protocol=graphql-transport-ws',
    pair('send', '{"type":"ping"}', 10, '{"type":"pong"}'),
    'JSON ping send 10000 answered in 30',
  ],
  'graphql-transport-ws, by the server': [
    '/graphql protocol=graphql-transport-ws',
    pair('receive', '{"type":"ping"}', 12, '{"type":"pong"}'),
    'JSON ping receive 12000 answered',
  ],
  'subscriptions-transport-ws': [
    '/graphql protocol=graphql-ws',
    '30s receive {"type":"ka"} every 30s until 120s',
    'GraphQL keep-alive receive 30000',
  ],
  'SignalR in JSON, both ways': [
    '/hub',
    `15s send {"type":6}\x1e every 15s until 60s
     17s receive {"type":6}\x1e every 15s until 62s`,
    'SignalR ping send 15000',
  ],
  'SignalR in MessagePack': [
    '/hub',
    '15s receive binary 02 91 06 every 15s until 60s',
    'SignalR ping receive 15000',
  ],
  'Action Cable': [
    '/cable protocol=actioncable-v1-json',
    '3s receive {"type":"ping","message":170000000{n}} every 3s until 18s',
    'Action Cable ping receive 3000',
  ],
  'Phoenix, objects': [
    '/socket/websocket?vsn=1.0.0',
    pair(
      'send',
      '{"topic":"phoenix","event":"heartbeat","payload":{},"ref":"10{n}"}',
      30,
      '{"topic":"phoenix","ref":"10{n}","payload":{"status":"ok","response":{}},"event":"phx_reply"}',
    ),
    'Phoenix heartbeat send 30000 answered in 30',
  ],
  'Phoenix, arrays': [
    '/live/websocket?vsn=2.0.0',
    pair(
      'send',
      '[null,"10{n}","phoenix","heartbeat",{}]',
      30,
      '[null,"10{n}","phoenix","phx_reply",{"status":"ok","response":{}}]',
    ),
    'Phoenix heartbeat send 30000 answered in 30',
  ],
  SockJS: [
    '/echo/123/abcdefgh/websocket',
    '25s receive h every 25s until 100s',
    'SockJS heartbeat receive 25000',
  ],
  'STOMP, both ways': [
    '/ws protocol=v12.stomp',
    `10s send ␊ every 10s until 40s
     11s receive ␊ every 10s until 41s`,
    'STOMP heartbeat send 10000',
  ],
  'STOMP inside SockJS': [
    '/ws/123/abcdefgh/websocket',
    '10s receive a["\\n"] every 10s until 40s',
    'STOMP heartbeat receive 10000',
  ],
  MQTT: [
    '/mqtt protocol=mqtt',
    pair('send', 'binary c0 00', 60, 'binary d0 00'),
    'MQTT ping send 60000 answered in 30',
  ],
  'Pusher, by the client': [
    '/app/key?protocol=7&client=js',
    pair('send', '{"event":"pusher:ping","data":{}}', 120, '{"event":"pusher:pong","data":"{}"}'),
    'Pusher ping send 120000 answered in 30',
  ],
  'Pusher, by the server': [
    '/app/key?protocol=7&client=js',
    pair('receive', '{"event":"pusher:ping"}', 30, '{"event":"pusher:pong","data":{}}'),
    'Pusher ping receive 30000 answered',
  ],
  'Centrifugo in JSON': [
    '/connection/websocket',
    pair('receive', '{}', 25, '{}'),
    'Centrifugo ping receive 25000 answered',
  ],
  'Centrifugo in Protobuf': [
    '/connection/websocket?format=protobuf',
    pair('receive', 'binary 00', 25, 'binary 00'),
    'Centrifugo ping receive 25000 answered',
  ],
  Discord: [
    'wss://gateway.discord.gg/?v=10&encoding=json',
    pair('send', '{"op":1,"d":25{n}}', 41, '{"t":null,"s":null,"op":11,"d":null}'),
    'Discord heartbeat send 41000 answered in 30',
  ],
  Vite: [
    '/ protocol=vite-hmr',
    '30s send {"type":"ping"} every 30s until 120s',
    'JSON ping send 30000',
  ],
  'webpack-dev-server over SockJS': [
    '/sockjs-node/123/abcdefgh/websocket',
    '10s receive h every 10s until 40s',
    'SockJS heartbeat receive 10000',
  ],
  'JSON-RPC': [
    '/rpc',
    pair(
      'send',
      '{"jsonrpc":"2.0","method":"ping","id":{n}}',
      20,
      '{"jsonrpc":"2.0","result":null,"id":{n}}',
    ),
    'JSON ping send 20000 answered in 30',
  ],
  'words alone': ['/feed', pair('send', 'ping', 5, 'pong'), 'Text ping send 5000 answered in 30'],
}

describe('heartbeats of protocols are known', () => {
  test.each(Object.entries(protocols))('%s', (_, [target, beats, expected]) => {
    const { connection } =
      trace(`0s connect ${target.includes('://') ? '' : 'wss://a.test'}${target}
      0.1s open\n${beats}`)
    const found = heartbeatOf(connection())
    expect(found && inShort(found)).toBe(expected)
    expect(found?.sure).toBe(true)
    expect(connection().messages.every((message) => isHeartbeat(message, connection()))).toBe(true)
  })
})

test('where both sides beat by their own timers, each is known', () => {
  const { connection } = trace(`0s connect wss://a.test/hub
    0.1s open
    15s send {"type":6}\x1e every 15s until 90s
    17s receive {"type":6}\x1e every 15s until 62s`)
  expect(heartbeatsOf(connection()).map(inShort)).toEqual([
    'SignalR ping send 15000',
    'SignalR ping receive 15000',
  ])
})

/** Traffic that is regular and small and no keep-alive. */
const data: Record<string, string> = {
  'prices every second':
    '1s receive {"price":10{n}5} every 1s until 9s\n10s receive {"price":99} every 1s until 30s',
  'prices of one digit': ['2', '5', '2', '3', '3', '8', '2', '2', '3', '1', '2']
    .map((price, second) => `${second + 1}s receive "${price}"`)
    .join('\n'),
  'cursor positions of both sides': Array.from({ length: 20 }, (_, n) => [
    `${n + 1}s send {"x":${(n * 37) % 90},"y":${(n * 53) % 90}}`,
    `${n + 1}.2s receive {"x":${(n * 71) % 90},"y":${(n * 29) % 90}}`,
  ])
    .flat()
    .join('\n'),
  'a typing indicator': '3s send {"typing":true} every 3s until 30s',
  'audio packets': '1s send binary 80 01 02 03 every 20ms until 4s',
  'audio packets every second': Array.from(
    { length: 12 },
    (_, n) => `${n + 1}s receive binary 80 ${(((n * 91) % 200) + 16).toString(16)} 07`,
  ).join('\n'),
  'a poll that is answered by data': `5s send {"get":"status"} every 5s until 60s
    5.1s receive <900 bytes> every 5s until 60.1s`,
  'a poll that is answered by a number': Array.from({ length: 10 }, (_, n) => [
    `${n * 5 + 5}s send {"get":"load"}`,
    `${n * 5 + 5}.1s receive {"load":${(n * 37) % 100}}`,
  ])
    .flat()
    .join('\n'),
  'a terminal that types h and Enter':
    '1s send h every 2s until 12s\n2s send utf8 0d 0a every 2s until 12s',
  'empty objects one way': '5s send {} every 5s until 60s',
  'people who say ping':
    '5s receive {"message":"ping"}\n9s receive {"message":"ping"}\n70s receive {"message":"ping"}',
}

describe('regular data is not called a keep-alive', () => {
  test.each(Object.entries(data))('%s', (_, lines) => {
    const { connection } = trace(`0s connect wss://a.test/feed\n0.1s open\n${lines}`)
    expect(heartbeatsOf(connection()).filter(({ sure }) => sure)).toEqual([])
    expect(connection().messages.filter((message) => isHeartbeat(message, connection()))).toEqual(
      [],
    )
  })
})

test('beats of no known shape are sure once each is answered alike', () => {
  const { connection } = trace(`0s connect wss://a.test/feed
    0.1s  open
    5s    send binary 01 every 5s until 40s
    5.06s receive binary 02 every 5s until 40.06s`)
  expect(heartbeatOf(connection())).toMatchObject({ sure: true, answered: true, label: '1 byte' })
})
