import { expect, test } from 'vitest'
import { type Line, pairsOf } from './conversation.ts'

const mqtt = (...bytes: number[]) => new Uint8Array(bytes)

test.for<[name: string, decoder: string | undefined, lines: readonly Line[], pairs: string]>([
  [
    'JSON-RPC, also in batches and both ways',
    'json-rpc',
    [
      ['>', '{"jsonrpc":"2.0","id":1,"method":"a","params":{"id":9}}'],
      ['<', '{"jsonrpc":"2.0","id":1,"method":"b"}'],
      ['<', '{"jsonrpc":"2.0","id":1,"result":{}}'],
      ['>', '{"jsonrpc":"2.0","id":1,"error":{}}'],
      ['>', '[{"jsonrpc":"2.0","id":2,"method":"c"},{"jsonrpc":"2.0","method":"d"}]'],
      ['<', '[{"jsonrpc":"2.0","id":2,"result":1}]'],
      ['>', '{"jsonrpc":"2.0","id":"2","method":"e"}'],
    ],
    '3→1 4→2 6→5 7?',
  ],
  [
    'language servers',
    'json-rpc',
    [
      ['>', 'Content-Length: 9\r\n\r\n{"jsonrpc":"2.0","id":0,"method":"initialize"}'],
      ['<', 'Content-Length: 9\r\n\r\n{"jsonrpc":"2.0","id":0,"result":null}'],
    ],
    '2→1',
  ],
  [
    'GraphQL: each result answers',
    'graphql-transport-ws',
    [
      ['>', '{"type":"connection_init"}'],
      ['<', '{"type":"connection_ack"}'],
      ['>', '{"id":"a","type":"subscribe","payload":{"query":"{a}"}}'],
      ['<', '{"id":"a","type":"next","payload":{}}'],
      ['<', '{"type":"next","id":"a","payload":{}}'],
      ['<', '{"id":"a","type":"complete"}'],
      ['<', '{"id":"a","type":"complete"}'],
      ['>', '{"id":"b","type":"subscribe","payload":{}}'],
    ],
    '2→1 4→3 5→3 6→3',
  ],
  [
    'Socket.IO acknowledgements, in their namespaces',
    'socket-io',
    [
      ['>', '420["order",{"id":7}]'],
      ['>', '42/admin,0["order"]'],
      ['<', '43/admin,0[1]'],
      ['<', '430["ok"]'],
      ['<', '42["news"]'],
      ['<', '2'],
      ['>', '3'],
      ['>', '451-1["upload",{"_placeholder":true,"num":0}]'],
    ],
    '3→2 4→1 7→6 8?',
  ],
  [
    'Phoenix, version 1 and 2',
    'phoenix',
    [
      ['>', '["1","1","room:a","phx_join",{}]'],
      ['<', '["1","1","room:a","phx_reply",{"status":"ok"}]'],
      ['<', '[null,null,"room:a","shout",{}]'],
      ['>', '{"topic":"b","event":"shout","payload":{},"ref":"2"}'],
      ['<', '{"topic":"b","event":"phx_reply","payload":{},"ref":"2"}'],
      ['>', mqtt(0, 1, 1, 1, 1, 0x31, 0x33, 0x62, 0x65, 1, 2)],
      ['<', mqtt(1, 1, 1, 1, 2, 0x31, 0x33, 0x62, 0x6f, 0x6b)],
    ],
    '2→1 5→4 7→6',
  ],
  [
    'WAMP',
    'wamp',
    [
      ['>', '[1,"realm",{}]'],
      ['<', '[2,9,{}]'],
      ['>', '[48,1,{},"sum",[1]]'],
      ['>', '[32,2,{},"topic"]'],
      ['<', '[8,32,2,{},"no"]'],
      ['<', '[50,1,{},[2]]'],
      ['<', '[68,5,7,{}]'],
      ['>', '[70,5,{}]'],
      ['>', '[16,3,{},"topic"]'],
    ],
    '2→1 5→4 6→3 8→7',
  ],
  [
    'SignalR, streams too',
    'signalr',
    [
      ['>', '{"protocol":"json","version":1}\x1e'],
      ['<', '{}\x1e'],
      ['>', '{"type":1,"target":"Send","arguments":[],"invocationId":"0"}\x1e{"type":6}\x1e'],
      ['>', '{"type":4,"invocationId":"1","target":"Count","arguments":[]}\x1e'],
      ['<', '{"type":3,"invocationId":"0","result":1}\x1e'],
      ['<', '{"type":2,"invocationId":"1","item":1}\x1e'],
      ['<', '{"type":3,"invocationId":"1"}\x1e'],
      ['<', '{"type":1,"target":"news","arguments":[]}\x1e'],
    ],
    '2→1 5→3 6→4 7→4',
  ],
  [
    'MQTT packet ids, of each kind',
    'mqtt',
    [
      ['>', mqtt(0x82, 6, 0, 1, 0, 1, 0x61, 0)],
      ['>', mqtt(0x32, 6, 0, 1, 0x61, 0, 1, 9)],
      ['<', mqtt(0x90, 3, 0, 1, 0)],
      ['<', mqtt(0x40, 2, 0, 1)],
      ['<', mqtt(0x34, 5, 0, 1, 0x61, 0, 1)],
      ['>', mqtt(0x50, 2, 0, 1)],
      ['<', mqtt(0x62, 2, 0, 1)],
      ['>', mqtt(0x70, 2, 0, 1)],
      ['>', mqtt(0xc0, 0)],
      ['<', mqtt(0xd0, 0)],
      ['>', mqtt(0x30, 3, 0, 1, 0x61)],
    ],
    '3→1 4→2 6→5 8→7 10→9',
  ],
  [
    'STOMP receipts, also within SockJS',
    'stomp',
    [
      ['>', 'CONNECT\naccept-version:1.2\n\n\0'],
      ['<', 'CONNECTED\nversion:1.2\n\n\0'],
      ['>', 'SEND\ndestination:/a\nreceipt:r-1\n\nreceipt:no\0'],
      ['<', 'MESSAGE\ndestination:/a\n\nhi\0'],
      ['<', 'RECEIPT\nreceipt-id:r-1\n\n\0'],
    ],
    '2→1 5→3',
  ],
  [
    'SockJS',
    'sockjs',
    [
      ['>', JSON.stringify(['SEND\nreceipt:1\n\n\0'])],
      ['<', `a${JSON.stringify(['RECEIPT\nreceipt-id:1\n\n\0'])}`],
    ],
    '2→1',
  ],
  [
    'Centrifugo',
    'centrifugo',
    [
      ['>', '{"id":1,"connect":{}}'],
      ['<', '{"id":1,"connect":{}}\n{"push":{}}'],
      ['>', '{"id":2,"subscribe":{"channel":"a"}}'],
    ],
    '2→1 3?',
  ],
  [
    'Action Cable',
    'action-cable',
    [
      ['>', '{"command":"subscribe","identifier":"{\\"channel\\":\\"A\\"}"}'],
      ['<', '{"identifier":"{\\"channel\\":\\"A\\"}","type":"confirm_subscription"}'],
    ],
    '2→1',
  ],
  [
    'JSON of no protocol',
    'plain',
    [
      ['>', '{"type":"get","requestId":"a"}'],
      ['>', '{"type":"get","requestId":"b"}'],
      ['<', '{"type":"news","text":"x"}'],
      ['<', '{"type":"got","requestId":"b"}'],
      ['<', '{"type":"got","requestId":"a"}'],
    ],
    '4→2 5→1',
  ],
  [
    'an answer that names the request',
    undefined,
    [
      ['>', '{"id":4,"type":"message"}'],
      ['<', '{"ok":true,"reply_to":4}'],
    ],
    '2→1',
  ],
  [
    'ids of things are no ids of requests',
    'plain',
    [
      ['>', '{"type":"watch","id":3}'],
      ['<', '{"type":"price","id":1}'],
      ['<', '{"type":"price","id":2}'],
      ['<', '{"type":"price","id":3}'],
      ['<', '{"type":"price","id":4}'],
    ],
    '',
  ],
  [
    'an id that is used again is not unique',
    'plain',
    [
      ['>', '{"do":"a","id":1}'],
      ['>', '{"do":"b","id":1}'],
      ['<', '{"done":"a","id":1}'],
    ],
    '',
  ],
])('%s', ([, decoder, lines, pairs]) => {
  expect(pairsOf(decoder, lines)).toBe(pairs)
})
