import { type Addresses, js, type Scenario } from '../scenario.ts'

/** Bytes of messages no server here speaks, as their specifications have them. */
const MESSAGE_PACK = [
  0x82, 0xa4, 0x74, 0x79, 0x70, 0x65, 0xa4, 0x74, 0x69, 0x63, 0x6b, 0xa1, 0x6e, 7,
]
const CBOR = [0xa2, 0x64, 0x74, 0x79, 0x70, 0x65, 0x64, 0x74, 0x69, 0x63, 0x6b, 0x61, 0x6e, 7]
const PROTOBUF = [8, 0x96, 1, 0x12, 7, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67]
const YJS = [0, 0, 3, 1, 5, 9]

/** A message that comes back as it was sent. */
function echoed(name: string, message: string, subprotocols = '[]'): string {
  return js`talk('${name}', ${message}, ${subprotocols})`
}

const expected = [
  {
    url: '/socket.io/',
    by: 'socket-io',
    says: ['upload 3 bytes: 01 02 ff, {"name":"a"}', 'ack #0 hello'],
  },
  {
    url: '/graphql',
    by: 'graphql-transport-ws',
    says: ['subscribe #', 'subscription Clock', 'next #'],
  },
  { url: '/mqtt', by: 'mqtt', says: ['SUBSCRIBE prices/# #', 'PUBLISH prices/acme {"last":12}'] },
  { url: '/echo/legacy', by: 'graphql-ws', says: ['start #1 subscription Clock'] },
  { url: '/echo/wamp', by: 'wamp', says: ['CALL com.app.sum #1 [1,2]'] },
  { url: '/echo/json-rpc', by: 'json-rpc', says: ['request sum #1 [1,2]'] },
  { url: '/echo/message-pack', by: 'message-pack', says: ['{"type":"tick","n":7}'] },
  { url: '/echo/cbor', by: 'cbor', says: ['{"type":"tick","n":7}'] },
  { url: '/echo/protobuf', by: 'protobuf', says: ['{"1":150,"2":"testing"}'] },
  { url: '/echo/yjs', by: 'yjs', says: ['sync step 1 of 1 client'] },
]

export const wireFormats: Scenario = {
  id: 'wire-formats',
  title: 'Ten formats, decoded',
  shows: 'Socket.IO with attachments, GraphQL and MQTT with their servers; seven more by an echo.',
  group: 'healthy',
  body: `<script src="/socket.io/socket.io.js"></script>
<script src="/libraries/graphql-ws.js"></script>
<script src="/libraries/mqtt.js"></script>`,
  script: ({ ws, server }: Addresses) => js`
const socket = io({ transports: ['websocket'] })
socket.on('connect', () => {
  socket.emit('hello', () => {})
  socket.emit('upload', new Uint8Array([1, 2, 255]), { name: 'a' })
})

const query = 'subscription Clock { now }'
const sink = { next() {}, error() {}, complete() {} }
graphqlWs.createClient({ url: '${server('graphql-ws')}/graphql' }).subscribe({ query }, sink)

const client = mqtt.connect('${server('mqtt')}/mqtt')
client.on('connect', () => {
  client.subscribe('prices/#')
  client.publish('prices/acme', '{"last":12}')
})

function talk(name, message, subprotocols) {
  const socket = new WebSocket('${ws}/echo/' + name, subprotocols)
  socket.onopen = () => socket.send(message)
}
${echoed('legacy', `JSON.stringify({ id: '1', type: 'start', payload: { query } })`, `['graphql-ws']`)}
${echoed('wamp', `'[48,1,{},"com.app.sum",[1,2]]'`, `['wamp.2.json']`)}
${echoed('json-rpc', `'{"jsonrpc":"2.0","id":1,"method":"sum","params":[1,2]}'`)}
${echoed('message-pack', bytes(MESSAGE_PACK))}
${echoed('cbor', bytes(CBOR))}
${echoed('protobuf', bytes(PROTOBUF))}
${echoed('yjs', bytes(YJS))}
`,
  expected: expected.map(({ url, ...decoded }) => ({ url, decoded, watched: 0 })),
}

function bytes(list: readonly number[]): string {
  return `new Uint8Array(${JSON.stringify(list)})`
}
