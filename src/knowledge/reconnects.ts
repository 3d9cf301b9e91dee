import type { Connection } from '../connection.ts'
import { libraryOf } from './libraries.ts'
import { js, type Snippet } from './snippet.ts'
import { wrapperOf } from './wrappers.ts'

/** How a library is told to reconnect: delays that grow, with a random part, and an end to it. */
export interface Reconnect {
  /** Id of a library or a wrapper. */
  library: string
  /** In the library's own options. @param fatal close codes that a new attempt will meet again */
  snippet?: (fatal: readonly number[]) => Snippet
  source: string
}

/** Half fixed, half random. https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ */
const delay = (tries: string) =>
  `Math.min(30_000, 1_000 * 2 ** ${tries}) * (0.5 + Math.random() / 2)`

const reconnects: readonly Reconnect[] = [
  {
    library: 'engine.io',
    snippet: () =>
      js(`io(url, {
  reconnectionDelay: 1_000,
  reconnectionDelayMax: 30_000,
  randomizationFactor: 0.5,
  reconnectionAttempts: 10,
})`),
    source: 'https://socket.io/docs/v4/client-options/#reconnectiondelay',
  },
  {
    library: 'graphql-ws',
    snippet: (fatal) =>
      js(`createClient({
  url,
  retryAttempts: 10, // with delays that grow, and a random part
  shouldRetry: (end) => end instanceof CloseEvent${fatal.map((code) => ` && end.code !== ${code}`).join('')},
})`),
    source: 'https://github.com/enisdenjo/graphql-ws/blob/master/src/client.ts',
  },
  {
    library: 'subscriptions-transport-ws',
    snippet: () => js('new SubscriptionClient(url, { reconnect: true, reconnectionAttempts: 10 })'),
    source: 'https://github.com/apollographql/subscriptions-transport-ws#readme',
  },
  {
    library: 'signalr',
    snippet: () =>
      js(`new HubConnectionBuilder().withUrl(url).withAutomaticReconnect({
  nextRetryDelayInMilliseconds: ({ previousRetryCount: tries }) =>
    tries < 10 ? ${delay('tries')} : null,
})`),
    source: 'https://learn.microsoft.com/aspnet/core/signalr/javascript-client',
  },
  {
    library: 'phoenix',
    snippet: () =>
      js(`new Socket('/socket', {
  reconnectAfterMs: (tries) => ${delay('tries')},
})`),
    source: 'https://github.com/phoenixframework/phoenix/blob/main/assets/js/phoenix/socket.js',
  },
  {
    library: 'stomp',
    snippet: () =>
      js(`new Client({
  brokerURL,
  reconnectDelay: 1_000,
  maxReconnectDelay: 30_000,
  reconnectTimeMode: ReconnectionTimeMode.EXPONENTIAL,
})`),
    source: 'https://stomp-js.github.io/api-docs/latest/classes/Client.html',
  },
  {
    library: 'mqtt',
    snippet: () =>
      js(`// its delay is fixed: let it grow
client.on('close', () => {
  client.options.reconnectPeriod = Math.min(30_000, client.options.reconnectPeriod * 2)
})
client.on('connect', () => {
  client.options.reconnectPeriod = 1_000
})`),
    source: 'https://github.com/mqttjs/MQTT.js#client',
  },
  {
    library: 'centrifugo',
    snippet: () =>
      js('new Centrifuge(url, { minReconnectDelay: 1_000, maxReconnectDelay: 30_000 })'),
    source: 'https://github.com/centrifugal/centrifuge-js#minreconnectdelay',
  },
  {
    library: 'reconnecting-websocket',
    snippet: () =>
      js(`new ReconnectingWebSocket(url, [], {
  minReconnectionDelay: 1_000 + Math.random() * 4_000,
  maxReconnectionDelay: 30_000,
  reconnectionDelayGrowFactor: 2,
  maxRetries: 10,
})`),
    source: 'https://github.com/pladaria/reconnecting-websocket#available-options',
  },
]

/** A bare WebSocket does not reconnect: the page does. */
const plain: Reconnect = {
  library: '',
  snippet: (fatal) =>
    js(`let tries = 0
function reconnect({ code }) {
  if (${fatal.length > 0 ? `[${fatal.join(', ')}].includes(code) || ` : ''}tries === 10) return
  setTimeout(connect, ${delay('tries++')})
}
function connect() {
  const socket = new WebSocket(url)
  socket.addEventListener('open', () => setTimeout(() => (tries = 0), 10_000)) // not at once
  socket.addEventListener('close', reconnect)
}`),
  source: 'https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/',
}

/** Without code where the library is known and has no option for it. */
export function reconnectFor(connection: Connection): Reconnect {
  const library = libraryOf(connection)
  const id = library?.id ?? wrapperOf(connection)?.id
  const row = reconnects.find((one) => one.library === id)
  return row ?? (library ? { library: library.id, source: library.source } : plain)
}
