import type { Connection } from '../connection.ts'
import { libraryOf } from './libraries.ts'
import { js, type Snippet } from './snippet.ts'
import { wrapperOf } from './wrappers.ts'

/** How a library is told to ask for the token anew before each connection. */
interface FreshToken {
  /** Id of a library or a wrapper. */
  library: string
  snippet: Snippet
  source: string
}

const freshTokens: readonly FreshToken[] = [
  {
    library: 'engine.io',
    snippet: js('io(url, { auth: (send) => freshToken().then((token) => send({ token })) })'),
    source: 'https://socket.io/docs/v4/client-options/#auth',
  },
  {
    library: 'graphql-ws',
    snippet: js(
      'createClient({ url, connectionParams: async () => ({ token: await freshToken() }) })',
    ),
    source: 'https://github.com/enisdenjo/graphql-ws/blob/master/src/client.ts',
  },
  {
    library: 'subscriptions-transport-ws',
    snippet: js(
      'new SubscriptionClient(url, {\n  reconnect: true,\n  connectionParams: async () => ({ token: await freshToken() }),\n})',
    ),
    source: 'https://github.com/apollographql/subscriptions-transport-ws#readme',
  },
  {
    library: 'signalr',
    snippet: js('new HubConnectionBuilder().withUrl(url, { accessTokenFactory: freshToken })'),
    source: 'https://learn.microsoft.com/aspnet/core/signalr/authn-and-authz',
  },
  {
    library: 'phoenix',
    snippet: js("new Socket('/socket', { params: () => ({ token: currentToken() }) })"),
    source: 'https://github.com/phoenixframework/phoenix/blob/main/assets/js/phoenix/socket.js',
  },
  {
    library: 'stomp',
    snippet: js(`client.beforeConnect = async () => {
  client.connectHeaders = { Authorization: 'Bearer ' + (await freshToken()) }
}`),
    source: 'https://stomp-js.github.io/api-docs/latest/classes/Client.html',
  },
  {
    library: 'centrifugo',
    snippet: js('new Centrifuge(url, { getToken: freshToken })'),
    source: 'https://github.com/centrifugal/centrifuge-js#connection-token',
  },
  {
    library: 'reconnecting-websocket',
    snippet: js(
      "new ReconnectingWebSocket(async () => url + '?ticket=' + (await freshTicket())) // asked each time",
    ),
    source: 'https://github.com/pladaria/reconnecting-websocket#update-url',
  },
]

const plain: FreshToken = {
  library: '',
  snippet: js(`async function connect() {
  const token = await freshToken() // for each connection, not once when the page loads
  const socket = new WebSocket(url)
  socket.addEventListener('open', () => socket.send(JSON.stringify({ type: 'auth', token })))
}`),
  source: 'https://websockets.spec.whatwg.org/#dom-websocket-websocket',
}

/** None where the library is known and takes its token in another way. */
export function freshTokenFor(connection: Connection): FreshToken | undefined {
  const id = libraryOf(connection)?.id ?? wrapperOf(connection)?.id
  return id === undefined ? plain : freshTokens.find(({ library }) => library === id)
}
