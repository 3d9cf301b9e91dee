import type { Connection } from '../connection.ts'
import type { Direction, Message } from '../event.ts'
import { textOf } from '../message-text.ts'
import { type LibraryCode, libraryCodes } from './library-codes.ts'

/** A library or service recognised by what it puts on the wire. */
export interface Library {
  id: string
  /** As it is called. */
  name: string
  /** The server pings with protocol Pings, which a page cannot see, every so many ms. */
  protocolPing?: number
  /** A socket of a development server: hot updates, not the app. */
  devServer?: true
  source: string
}

interface Marks {
  library: Library
  subprotocol?: RegExp
  url?: RegExp
  /** Of one of the first messages. */
  text?: { direction: Direction; pattern: RegExp }
}

const marks: readonly Marks[] = [
  {
    library: {
      id: 'vite',
      name: 'Vite',
      devServer: true,
      source: 'https://vite.dev/config/server-options.html#server-hmr',
    },
    subprotocol: /^vite-(?:hmr|ping)$/,
  },
  {
    library: {
      id: 'next-dev',
      name: 'Next.js',
      devServer: true,
      source: 'https://nextjs.org/docs/architecture/fast-refresh',
    },
    url: /\/_next\/(?:webpack-)?hmr\b/,
  },
  {
    library: {
      id: 'webpack-dev-server',
      name: 'webpack-dev-server',
      devServer: true,
      source: 'https://webpack.js.org/configuration/dev-server/#devserverwebsocketserver',
    },
    url: /\/sockjs-node\/|\/webpack-dev-server\b/,
    text: {
      direction: 'receive',
      pattern:
        /^\{"type":"(?:(?:hot|liveReload)"\}$|hash","data":"[\da-f]+"\}$|overlay","data":(?:true|false|\{"(?:errors|warnings|runtimeErrors)"))/,
    },
  },
  {
    library: {
      id: 'livereload',
      name: 'LiveReload',
      devServer: true,
      source: 'https://github.com/livereload/livereload-js',
    },
    text: { direction: 'send', pattern: /^\{"command":"hello","protocols":\[/ },
  },
  {
    library: {
      id: 'browsersync',
      name: 'Browsersync',
      devServer: true,
      source: 'https://browsersync.io/docs/options#option-socket',
    },
    url: /\/browser-sync\/socket\.io\//,
  },
  {
    library: {
      id: 'engine.io',
      name: 'Socket.IO',
      source: 'https://socket.io/docs/v4/engine-io-protocol/',
    },
    url: /[?&]EIO=[34]\b/,
    text: { direction: 'receive', pattern: /^0\{"sid":/ },
  },
  {
    library: {
      id: 'graphql-ws',
      name: 'graphql-ws',
      protocolPing: 12_000,
      source: 'https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md',
    },
    subprotocol: /^graphql-transport-ws$/,
  },
  {
    library: {
      id: 'subscriptions-transport-ws',
      name: 'subscriptions-transport-ws',
      source: 'https://github.com/apollographql/subscriptions-transport-ws/blob/master/PROTOCOL.md',
    },
    subprotocol: /^graphql-ws$/,
  },
  {
    library: {
      id: 'action-cable',
      name: 'Action Cable',
      source:
        'https://github.com/rails/rails/blob/main/actioncable/app/javascript/action_cable/internal.js',
    },
    subprotocol: /^actioncable-v1-json$/,
    // AnyCable adds a session id. Who greets with more than that is somebody else.
    text: { direction: 'receive', pattern: /^\{"type":"welcome"(?:,"sid":"[^"]*")?\}$/ },
  },
  {
    library: {
      id: 'signalr',
      name: 'SignalR',
      source:
        'https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md',
    },
    url: /\/_blazor\b/,
    // biome-ignore lint/suspicious/noControlCharactersInRegex: SignalR ends its messages with U+001E.
    text: { direction: 'send', pattern: /^\{"protocol":"\w+","version":\d+\}\x1e/ },
  },
  {
    library: {
      id: 'stomp',
      name: 'STOMP',
      source: 'https://stomp.github.io/stomp-specification-1.2.html#Heart-beating',
    },
    subprotocol: /^v1[012]\.stomp$/,
    text: { direction: 'send', pattern: /^(?:CONNECT|STOMP)\r?\n/ },
  },
  {
    library: {
      id: 'wamp',
      name: 'WAMP',
      source: 'https://wamp-proto.org/wamp_latest_ietf.html',
    },
    subprotocol: /^wamp\.2\./,
  },
  {
    library: {
      id: 'nats',
      name: 'NATS',
      source: 'https://docs.nats.io/reference/reference-protocols/nats-protocol',
    },
    text: { direction: 'receive', pattern: /^INFO \{"server_id":/ },
  },
  {
    library: {
      id: 'trpc',
      name: 'tRPC',
      source: 'https://trpc.io/docs/client/links/wsLink',
    },
    text: {
      direction: 'send',
      pattern:
        /^\{"id":\d+,(?:"jsonrpc":"2\.0",)?"method":"(?:query|mutation|subscription)","params":/,
    },
  },
  {
    library: {
      id: 'mqtt',
      name: 'MQTT',
      source: 'https://docs.oasis-open.org/mqtt/mqtt/v5.0/mqtt-v5.0.html#_Keep_Alive',
    },
    subprotocol: /^mqtt(?:v3\.1)?$/,
  },
  {
    library: {
      id: 'pusher',
      name: 'Pusher protocol',
      source: 'https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/',
    },
    url: /\/app\/[^/?]+\?(?:.*&)?protocol=\d/,
    text: { direction: 'receive', pattern: /^\{"event":"pusher:connection_established"/ },
  },
  {
    library: {
      id: 'phoenix',
      name: 'Phoenix',
      source: 'https://hexdocs.pm/phoenix/writing_a_channels_client.html',
    },
    url: /\/websocket\?(?:.*&)?vsn=\d/,
    text: { direction: 'send', pattern: /^\[(?:null|"\d+"),"\d+","[^"]+","phx_join"/ },
  },
  {
    library: {
      id: 'centrifugo',
      name: 'Centrifugo',
      source: 'https://centrifugal.dev/docs/server/codes',
    },
    url: /\/connection\/websocket\b/,
    text: { direction: 'send', pattern: /^\{"(?:id":1,"connect|connect)"/ },
  },
  {
    library: {
      id: 'sockjs',
      name: 'SockJS',
      source: 'https://github.com/sockjs/sockjs-node',
    },
    url: /\/\d{3}\/[a-z0-9_]+\/websocket$/i,
  },
  {
    library: {
      id: 'discord',
      name: 'Discord Gateway',
      source: 'https://discord.com/developers/docs/topics/opcodes-and-status-codes',
    },
    url: /^wss:\/\/gateway[\w-]*\.discord\.gg\//,
    // Proxies of it and services that took its protocol over: Hello is op 10.
    text: {
      direction: 'receive',
      pattern: /^\{(?=[^[]*"op":\s*10\b)[^[]*"heartbeat_interval":\s*\d/,
    },
  },
  {
    library: {
      id: 'twitch-eventsub',
      name: 'Twitch EventSub',
      source: 'https://dev.twitch.tv/docs/eventsub/handling-websocket-events/',
    },
    url: /^wss:\/\/eventsub\.wss\.twitch\.tv\//,
  },
]

/** The opening of a protocol stands in its first messages. */
const FIRST_MESSAGES = 4
/** What tells stands at the beginning of a URL or message; how long they are is the page's choice. */
const HEAD = 2_048

/** Null once its opening has passed without telling. */
const recognised = new WeakMap<Connection, Library | null>()

/** The library or service a connection belongs to; undefined where nothing tells. */
export function libraryOf(connection: Connection): Library | undefined {
  const known = recognised.get(connection)
  if (known !== undefined) return known ?? undefined
  const library = marks.find((mark) => fits(mark, connection))?.library
  const isOver = connection.messages.length >= FIRST_MESSAGES || connection.closed !== undefined
  if (library || isOver) recognised.set(connection, library ?? null)
  return library
}

/** Tells what a connection was recognised as where all its messages were there; `id` may be unknown. */
export function recogniseAs(connection: Connection, id: string | undefined): void {
  const library = marks.find((mark) => mark.library.id === id)?.library
  recognised.set(connection, library ?? null)
}

/** What the recognised library means by a close code. Without a library a private code means nothing. */
export function libraryCode(library: Library | undefined, code: number): LibraryCode | undefined {
  if (!library) return undefined
  return libraryCodes.find(
    (row) => row.library === library.id && code >= row.from && code <= row.to,
  )
}

function fits(mark: Marks, connection: Connection): boolean {
  const { subprotocol, url, text } = mark
  if (subprotocol && subprotocolsOf(connection).some((one) => subprotocol.test(one))) return true
  if (url?.test(connection.url.slice(0, HEAD))) return true
  if (!text) return false
  return connection.messages.slice(0, FIRST_MESSAGES).some((message) => says(message, text))
}

function says(message: Message, text: NonNullable<Marks['text']>): boolean {
  if (message.direction !== text.direction) return false
  const head = textOf(message, HEAD)
  return head !== undefined && text.pattern.test(head)
}

function subprotocolsOf(connection: Connection): readonly string[] {
  return connection.opened?.protocol ? [connection.opened.protocol] : connection.protocols
}
