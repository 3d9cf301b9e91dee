import type { Connection } from '../connection.ts'
import { libraryOf } from './libraries.ts'
import { js, type Snippet } from './snippet.ts'
import { wrapperOf } from './wrappers.ts'

/** How a library is told to keep its connection alive. */
export interface KeepAlive {
  /** Id of a library or a wrapper. */
  library: string
  /** What to do `every 30 s`. A sentence without its full stop. */
  says: (every: string) => string
  /** In the library's own options. @param interval ms */
  snippet?: (interval: number) => Snippet
  source: string
}

/** Whole seconds, rounded down: a keep-alive must not come later than it was meant to. */
const seconds = (ms: number) => Math.max(1, Math.floor(ms / 1_000))

const keepAlives: readonly KeepAlive[] = [
  {
    library: 'engine.io',
    says: (every) => `Have the server of Socket.IO ping ${every}: its clients answer`,
    snippet: (ms) => js(`new Server(httpServer, { pingInterval: ${ms} })`),
    source: 'https://socket.io/docs/v4/server-options/#pinginterval',
  },
  {
    library: 'graphql-ws',
    says: (every) => `Have the client of graphql-ws ping ${every}: the server answers`,
    snippet: (ms) => js(`createClient({ url, keepAlive: ${ms} })`),
    source: 'https://github.com/enisdenjo/graphql-ws/blob/master/src/client.ts',
  },
  {
    library: 'subscriptions-transport-ws',
    says: (every) => `Have the server of subscriptions-transport-ws send keep-alives ${every}`,
    snippet: (ms) =>
      js(
        `SubscriptionServer.create(\n  { schema, execute, subscribe, keepAlive: ${ms} },\n  { server, path },\n)`,
      ),
    source: 'https://github.com/apollographql/subscriptions-transport-ws#readme',
  },
  {
    library: 'signalr',
    says: (every) =>
      `Have both ends of SignalR ping ${every}, as neither answers the other: set KeepAliveInterval of AddSignalR() on the server to the same`,
    snippet: (ms) =>
      js(`new HubConnectionBuilder()
  .withUrl(url)
  .withKeepAliveInterval(${ms})
  .withServerTimeout(${ms * 2}) // twice the interval of the server`),
    source: 'https://learn.microsoft.com/aspnet/core/signalr/configuration',
  },
  {
    library: 'stomp',
    says: (every) =>
      `Have both ends of STOMP beat ${every}: they agree on the slower of the two, and Spring’s simple broker sends none until it is given a task scheduler`,
    snippet: (ms) =>
      js(`new Client({ brokerURL, heartbeatOutgoing: ${ms}, heartbeatIncoming: ${ms} })`),
    source: 'https://stomp-js.github.io/api-docs/latest/classes/Client.html',
  },
  {
    library: 'mqtt',
    says: (every) => `Have the client of MQTT ping ${every}: the broker answers`,
    snippet: (ms) => js(`mqtt.connect(url, { keepalive: ${seconds(ms)} }) // seconds`),
    source: 'https://github.com/mqttjs/MQTT.js#client',
  },
  {
    library: 'pusher',
    says: (every) => `Have the client of Pusher ping after silence, ${every}: the server answers`,
    snippet: (ms) => js(`new Pusher(key, { cluster, activityTimeout: ${ms} })`),
    source: 'https://github.com/pusher/pusher-js#configuration',
  },
  {
    library: 'phoenix',
    says: (every) => `Have the client of Phoenix beat ${every}: the server answers`,
    snippet: (ms) => js(`new Socket('/socket', { heartbeatIntervalMs: ${ms} })`),
    source: 'https://github.com/phoenixframework/phoenix/blob/main/assets/js/phoenix/socket.js',
  },
  {
    library: 'centrifugo',
    says: (every) => `Have the server of Centrifugo ping ${every}: its clients answer`,
    snippet: (ms) => ({
      language: 'text',
      code: `{ "client": { "ping_interval": "${seconds(ms)}s" } }`,
    }),
    source: 'https://centrifugal.dev/docs/transports/overview#pingpong-behavior',
  },
  {
    library: 'sockjs',
    says: (every) => `Have the server of SockJS send heartbeats ${every}`,
    snippet: (ms) => js(`sockjs.createServer({ heartbeat_delay: ${ms} })`),
    source: 'https://github.com/sockjs/sockjs-node/tree/v0.3.19',
  },
  {
    library: 'action-cable',
    says: () =>
      'Action Cable’s server pings every 3 s and has no option for it: see what holds its pings back, such as a blocked server or a proxy that buffers',
    source:
      'https://github.com/rails/rails/blob/main/actioncable/lib/action_cable/server/connections.rb',
  },
  {
    library: 'discord',
    says: () => 'Send heartbeats at the heartbeat_interval that Discord’s Hello message tells',
    source: 'https://discord.com/developers/docs/events/gateway#sending-heartbeats',
  },
  {
    library: 'twitch-eventsub',
    says: () =>
      'Twitch sends keep-alives itself and closes on whatever a client sends: lower keepalive_timeout_seconds in the URL',
    source: 'https://dev.twitch.tv/docs/eventsub/handling-websocket-events/',
  },
  {
    library: 'reconnecting-websocket',
    says: (every) =>
      `Send a keep-alive ${every}, and have the server answer it: some limits count what the server sends alone`,
    snippet: (ms) =>
      js(`// once: the timer lives on while the wrapper reconnects
setInterval(() => {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ type: 'ping' }))
}, ${ms})`),
    source: 'https://github.com/pladaria/reconnecting-websocket#available-options',
  },
]

/** A bare WebSocket has none: https://www.rfc-editor.org/rfc/rfc6455#section-5.5.2 is not for pages. */
const plain: KeepAlive = {
  library: '',
  says: (every) =>
    `Send a keep-alive ${every}, and have the server answer it: some limits count what the server sends alone`,
  snippet: (ms) =>
    js(`const keepAlive = setInterval(() => {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ type: 'ping' }))
}, ${ms})
socket.addEventListener('close', () => clearInterval(keepAlive))`),
  source: 'https://www.rfc-editor.org/rfc/rfc6455#section-5.5.2',
}

/** In the way of the library or wrapper a connection belongs to; with a bare timer where none is known. */
export function keepAliveFor(connection: Connection): KeepAlive {
  const id = libraryOf(connection)?.id ?? wrapperOf(connection)?.id
  return keepAlives.find(({ library }) => library === id) ?? plain
}
