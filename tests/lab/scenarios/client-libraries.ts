import { type Addresses, js, type Scenario } from '../scenario.ts'

const LIBRARIES = ['actioncable', 'centrifuge', 'phoenix', 'pusher', 'signalr', 'sockjs', 'stomp']

/** Each is open and well; what passes is read in the words of its protocol. */
export const clientLibraries: Scenario = {
  id: 'client-libraries',
  title: 'Eight protocols, decoded',
  shows: 'Real client libraries, each with a server of its own protocol.',
  group: 'healthy',
  body: LIBRARIES.map((name) => `<script src="/libraries/${name}.js"></script>`).join(''),
  script: ({ http, ws, server }: Addresses) => js`
const cable = ActionCable.createConsumer('${ws}/cable')
const room = cable.subscriptions.create({ channel: 'ChatChannel', room: 7 }, {
  connected: () => room.perform('speak', { text: 'hi' }),
})

const centrifuge = new Centrifuge('${ws}/connection/websocket')
centrifuge.newSubscription('news').subscribe()
centrifuge.connect()

const phoenix = new Phoenix.Socket('${ws}/phoenix')
phoenix.connect()
const lobby = phoenix.channel('room:lobby', { user: 7 })
lobby.join().receive('ok', () => lobby.push('shout', { text: 'hi' }))

const { hostname, port } = new URL('${http}')
const pusher = new Pusher('key', {
  wsHost: hostname, wsPort: port, forceTLS: false, cluster: 'lab',
  enabledTransports: ['ws'], enableStats: false,
})
pusher.subscribe('shop')

const hub = new signalR.HubConnectionBuilder()
  .withUrl('${http}/signalr', {
    skipNegotiation: true, transport: signalR.HttpTransportType.WebSockets,
  })
  .configureLogging(signalR.LogLevel.None)
  .build()
hub.start().then(() => hub.invoke('Send', 'Ada', { text: 'hi' })).catch(() => {})

function startStomp(settings) {
  const client = new StompJs.Client({ ...settings, reconnectDelay: 0 })
  client.onConnect = () => {
    client.subscribe('/topic/orders', () => {})
    client.publish({ destination: '/app/order', body: '{"id":7}' })
  }
  client.activate()
}
startStomp({ brokerURL: '${ws}/stomp' })
const broker = '${server('sockjs').replace('ws:', 'http:')}/broker'
startStomp({ webSocketFactory: () => new SockJS(broker, null, { transports: 'websocket', timeout: 10_000 }) })
`,
  expected: [
    {
      url: '/cable',
      decoded: { by: 'action-cable', says: ['subscribe ChatChannel', 'ChatChannel speak {'] },
    },
    {
      url: '/connection/websocket',
      decoded: { by: 'centrifugo', says: ['subscribe news #2', 'publication news {"id":7}'] },
    },
    {
      url: '/phoenix/websocket',
      decoded: { by: 'phoenix', says: ['room:lobby phx_join', 'room:lobby shout'] },
    },
    {
      url: '/app/key',
      decoded: { by: 'pusher', says: ['pusher:subscribe shop', 'order shop {"id":7}'] },
    },
    {
      url: '/signalr',
      decoded: {
        by: 'signalr',
        says: ['handshake json version 1', 'invoke Send(Ada, {"text":"hi"})'],
      },
    },
    {
      url: '/stomp',
      decoded: { by: 'stomp', says: ['CONNECTED 1.2', 'MESSAGE /topic/orders {"id":7}'] },
    },
    {
      url: '/broker',
      decoded: {
        by: 'sockjs',
        says: ['open', 'SEND /app/order {"id":7}', 'MESSAGE /topic/orders'],
      },
    },
  ].map((row) => ({ ...row, watched: 0 })),
}
