import type { Connection } from '../connection.ts'
import type { CloseCall } from '../event.ts'

/** What a library does when it calls close(), and how that shows. All that is given must hold. */
export interface LibraryCall {
  library: string
  /** Id of the library as it is recognised on the wire. */
  wire?: string
  /** A script of its own. */
  script?: RegExp
  /** Own names of the functions in the stack, innermost first: `_disconnect < close < ?`. */
  names?: RegExp
  code?: number
  /** Was it still CONNECTING? */
  connecting?: boolean
  when?: (connection: Connection, call: CloseCall) => boolean
  /** `connecting`: its connection time-out; `heartbeat`: its watchdog; `asked`: the app told it to. */
  why: 'connecting' | 'heartbeat' | 'asked' | 'idle' | 'failed'
  /** What happened: a clause about the library. */
  doing: string
  /** The option to look at, with its default. */
  setting?: string
  source: string
}

const RWS = 'https://github.com/pladaria/reconnecting-websocket#available-options'
const OLD_RWS = 'https://github.com/joewalnes/reconnecting-websocket#options-1'
const GRAPHQL = 'https://the-guild.dev/graphql/ws/docs/client/interfaces/ClientOptions'
const SOCKET_IO = 'https://socket.io/docs/v4/client-options/'
const PHOENIX = 'https://github.com/phoenixframework/phoenix/blob/main/assets/js/phoenix/socket.js'
const STOMP = 'https://github.com/stomp-js/stompjs/blob/develop/src/stomp-handler.ts'
const CABLE =
  'https://github.com/rails/rails/blob/main/actioncable/app/javascript/action_cable/connection_monitor.js'
const CENTRIFUGE = 'https://github.com/centrifugal/centrifuge-js/blob/master/src/centrifuge.ts'
const PUSHER =
  'https://github.com/pusher/pusher-js/blob/master/src/core/connection/connection_manager.ts'
const SIGNALR =
  'https://learn.microsoft.com/aspnet/core/signalr/configuration#configure-additional-options'
const MQTT = 'https://github.com/mqttjs/MQTT.js#mqttclientstreambuilder-options'
const SOCKJS = 'https://github.com/sockjs/sockjs-client/blob/main/lib/main.js'
const YJS = 'https://github.com/yjs/y-websocket/blob/master/src/y-websocket.js'
const RXJS = 'https://rxjs.dev/api/webSocket/webSocket'

/** MQTT control packets by their first byte. https://docs.oasis-open.org/mqtt/mqtt/v5.0/mqtt-v5.0.html */
const PINGREQ = 0xc0
const DISCONNECT = 0xe0

/** Narrow rows before wide ones. */
export const libraryCalls: readonly LibraryCall[] = [
  {
    library: 'reconnecting-websocket or PartySocket',
    names: /^_disconnect < _handleError < _handleTimeout\b/,
    why: 'connecting',
    doing: 'its connection time-out ran out',
    setting: 'connectionTimeout, 4 s unless set',
    source: RWS,
  },
  {
    library: 'reconnecting-websocket or PartySocket',
    names: /^_disconnect < reconnect\b/,
    why: 'asked',
    doing: 'reconnect() was called on it',
    source: RWS,
  },
  {
    library: 'PartySocket',
    names: /^_disconnect < close\b/,
    why: 'asked',
    doing: 'close() was called on it',
    source: 'https://docs.partykit.io/reference/partysocket-api/',
  },
  {
    library: 'reconnecting-websocket',
    script: /\breconnecting-websocket\b/,
    names: /^close\b/,
    why: 'asked',
    doing: 'close() was called on it',
    source: RWS,
  },
  {
    library: 'reconnecting-websocket',
    script: /\breconnecting-websocket\b/,
    connecting: true,
    why: 'connecting',
    doing: 'its connection time-out ran out',
    setting: 'connectionTimeout or timeoutInterval, 2 to 4 s unless set',
    source: OLD_RWS,
  },
  {
    library: 'Socket.IO',
    names: /^doClose < close < _?onClose < \S+ < close < \?$/,
    connecting: true,
    why: 'connecting',
    doing: 'its connection time-out ran out',
    setting: 'timeout, 20 s unless set',
    source: `${SOCKET_IO}#timeout`,
  },
  {
    library: 'Socket.IO',
    names: /^doClose < close < _?onClose < \?$/,
    connecting: false,
    why: 'heartbeat',
    doing: 'no ping of the server came in time',
    setting: 'pingInterval and pingTimeout, which the server tells',
    source: 'https://socket.io/docs/v4/how-it-works/#disconnection-detection',
  },
  {
    library: 'Socket.IO',
    names: /^doClose < close < _?onClose < .*\b(?:disconnect|_?onDrain)\b/,
    why: 'asked',
    doing: 'disconnect() was called on it',
    source: 'https://socket.io/docs/v4/client-api/#socketdisconnect',
  },
  {
    library: 'graphql-ws',
    wire: 'graphql-ws',
    code: 4504,
    why: 'failed',
    doing: 'the server did not acknowledge connection_init in time',
    setting: 'connectionAckWaitTimeout',
    source: `${GRAPHQL}#connectionackwaittimeout`,
  },
  {
    library: 'graphql-ws',
    wire: 'graphql-ws',
    code: 4499,
    why: 'asked',
    doing: 'terminate() was called on it',
    source: 'https://the-guild.dev/graphql/ws/docs/client/interfaces/Client#terminate',
  },
  {
    library: 'graphql-ws',
    wire: 'graphql-ws',
    code: 4005,
    why: 'failed',
    doing: 'its own set-up threw, such as connectionParams',
    setting: 'connectionParams',
    source: 'https://the-guild.dev/graphql/ws/docs/common/enumerations/CloseCode',
  },
  {
    library: 'graphql-ws',
    wire: 'graphql-ws',
    code: 4004,
    why: 'failed',
    doing: 'it could not use what the server sent',
    source: 'https://the-guild.dev/graphql/ws/docs/common/enumerations/CloseCode',
  },
  {
    library: 'graphql-ws',
    wire: 'graphql-ws',
    names: /\bdispose\b/,
    code: 1000,
    why: 'asked',
    doing: 'dispose() was called on it',
    source: 'https://the-guild.dev/graphql/ws/docs/client/interfaces/Client#dispose',
  },
  {
    library: 'graphql-ws',
    wire: 'graphql-ws',
    code: 1000,
    when: (_, { reason }) => reason === 'Normal Closure',
    why: 'idle',
    doing: 'its last subscription had ended, and it is lazy',
    setting: 'lazy and lazyCloseTimeout',
    source: `${GRAPHQL}#lazyclosetimeout`,
  },
  {
    library: 'subscriptions-transport-ws',
    names: /^close < checkConnection\b/,
    why: 'heartbeat',
    doing: 'no keep-alive of the server came in time',
    setting: 'timeout, 30 s unless set',
    source: 'https://github.com/apollographql/subscriptions-transport-ws/blob/master/src/client.ts',
  },
  {
    library: 'Phoenix',
    names: /\bteardown < heartbeatTimeout\b/,
    why: 'heartbeat',
    doing: 'its heartbeat got no answer',
    setting: 'heartbeatIntervalMs, 30 s unless set',
    source: PHOENIX,
  },
  {
    library: 'Phoenix',
    names: /\breplaceTransport\b/,
    why: 'connecting',
    doing: 'it went over to long polling',
    setting: 'longPollFallbackMs',
    source: PHOENIX,
  },
  {
    library: 'Phoenix',
    names: /\bteardown < disconnect\b/,
    why: 'asked',
    doing: 'disconnect() was called on it',
    source: PHOENIX,
  },
  {
    library: 'stompjs',
    names: /^_closeWebsocket < _closeOrDiscardWebsocket < \?/,
    why: 'heartbeat',
    doing: 'it heard nothing of the server for twice the agreed heart-beat',
    setting: 'heartbeatIncoming, 10 s unless set',
    source: STOMP,
  },
  {
    library: 'stompjs',
    names: /^_closeWebsocket < _closeOrDiscardWebsocket < forceDisconnect\b/,
    connecting: true,
    why: 'connecting',
    doing: 'its connection time-out ran out',
    setting: 'connectionTimeout',
    source: 'https://stomp-js.github.io/api-docs/latest/classes/Client.html#connectionTimeout',
  },
  {
    library: 'stompjs',
    names: /^_closeWebsocket\b/,
    why: 'asked',
    doing: 'deactivate() or forceDisconnect() was called on it',
    source: 'https://stomp-js.github.io/api-docs/latest/classes/Client.html#deactivate',
  },
  {
    library: 'SockJS',
    names: /\b_transportTimeout\b/,
    why: 'connecting',
    doing: 'the transport did not open in time',
    setting: 'timeout',
    source: SOCKJS,
  },
  {
    library: 'SockJS',
    wire: 'sockjs',
    names: /^close < _close < close\b/,
    why: 'asked',
    doing: 'close() was called on it',
    source: SOCKJS,
  },
  {
    library: 'Action Cable',
    names: /\breopen < reconnectIfStale\b/,
    why: 'heartbeat',
    doing: 'no ping of the server came in time',
    setting: 'ConnectionMonitor.staleThreshold, 6 s unless set',
    source: CABLE,
  },
  {
    library: 'Action Cable',
    wire: 'action-cable',
    names: /^close < reopen < \?/,
    why: 'heartbeat',
    doing: 'the page became visible, and no ping had come in time',
    setting: 'ConnectionMonitor.staleThreshold, 6 s unless set',
    source: CABLE,
  },
  {
    library: 'Action Cable',
    wire: 'action-cable',
    names: /^close < disconnect\b/,
    why: 'asked',
    doing: 'disconnect() was called on its consumer',
    source:
      'https://github.com/rails/rails/blob/main/actioncable/app/javascript/action_cable/consumer.js',
  },
  {
    library: 'centrifuge',
    wire: 'centrifugo',
    names: /^close < _disconnect < disconnect\b/,
    why: 'asked',
    doing: 'disconnect() was called on it',
    source: CENTRIFUGE,
  },
  {
    library: 'centrifuge',
    wire: 'centrifugo',
    names: /^close < _disconnect < _failUnauthorized\b/,
    why: 'failed',
    doing: 'it got no valid token',
    setting: 'getToken',
    source: CENTRIFUGE,
  },
  {
    library: 'centrifuge',
    wire: 'centrifugo',
    names: /^close < _disconnect < \?$/,
    when: (_, { running }) => running === undefined,
    why: 'heartbeat',
    doing: 'no ping of the server came in time',
    setting: 'maxServerPingDelay, 10 s unless set',
    source: CENTRIFUGE,
  },
  {
    library: 'Pusher',
    wire: 'pusher',
    names: /\bdisconnectInternally < disconnect\b/,
    why: 'asked',
    doing: 'disconnect() was called on it',
    source: PUSHER,
  },
  {
    library: 'Pusher',
    wire: 'pusher',
    names: /\bdisconnectInternally < \?/,
    connecting: false,
    why: 'heartbeat',
    doing: 'pusher:ping got no answer',
    setting: 'pongTimeout, 30 s unless set',
    source: PUSHER,
  },
  {
    library: 'SignalR',
    wire: 'signalr',
    names: /^_close < onmessage\b/,
    why: 'failed',
    doing: 'it could not use what the server sent',
    source: SIGNALR,
  },
  {
    library: 'SignalR',
    wire: 'signalr',
    names: /^_close < stop\b/,
    when: isAfterRoundSilence,
    why: 'heartbeat',
    doing: 'nothing came from the server for as long as its server time-out',
    setting: 'serverTimeoutInMilliseconds, 30 s unless set',
    source: SIGNALR,
  },
  {
    library: 'SignalR',
    wire: 'signalr',
    names: /^_close < stop\b/,
    why: 'asked',
    doing: 'stop() was called on it, or its server time-out ran out',
    setting: 'serverTimeoutInMilliseconds, 30 s unless set',
    source: SIGNALR,
  },
  {
    library: 'MQTT.js',
    wire: 'mqtt',
    when: (connection, call) => lastSent(connection, call) === DISCONNECT,
    why: 'asked',
    doing: 'end() was called on it',
    source: 'https://github.com/mqttjs/MQTT.js#end',
  },
  {
    library: 'MQTT.js',
    wire: 'mqtt',
    when: (connection, call) =>
      lastSent(connection, call) === PINGREQ && isUnanswered(connection, call),
    why: 'heartbeat',
    doing: 'PINGREQ got no answer',
    setting: 'keepalive, 60 s unless set',
    source: MQTT,
  },
  {
    library: 'MQTT.js',
    wire: 'mqtt',
    when: ({ received }, { running }) => received.count === 0 && running === undefined,
    why: 'connecting',
    doing: 'the server’s CONNACK did not come in time',
    setting: 'connectTimeout, 30 s unless set',
    source: MQTT,
  },
  {
    library: 'y-websocket',
    names: /^closeWebsocketConnection < \?$/,
    when: (_, { running }) => running === undefined,
    why: 'heartbeat',
    doing: 'it heard nothing of the server for 30 s',
    setting: 'messageReconnectTimeout in its source, 30 s',
    source: YJS,
  },
  {
    library: 'y-websocket',
    names: /^closeWebsocketConnection < disconnect\b/,
    why: 'asked',
    doing: 'disconnect() or destroy() was called on its provider',
    source: YJS,
  },
  {
    library: 'RxJS',
    names: /^(?:(?:\?|[\w$]{1,3}|execFinalizer|execTeardown) < ){1,3}unsubscribe\b/,
    why: 'asked',
    doing: 'the last subscription of its webSocket() ended',
    source: RXJS,
  },
]

/** Time-outs on silence are set to whole steps, and run out late by little; ms. */
const STEP = 5_000
const LATE = 100

function isAfterRoundSilence({ received }: Connection, { at, running }: CloseCall): boolean {
  const silence = at - (received.lastAt ?? at)
  return running === undefined && silence >= STEP && silence % STEP <= LATE
}

/** The first byte of what the page sent last. */
function lastSent({ messages }: Connection, { at }: CloseCall): number | undefined {
  const last = messages.findLast((one) => one.direction === 'send' && one.at <= at)
  return last?.body instanceof Uint8Array ? last.body[0] : undefined
}

function isUnanswered({ sent, received }: Connection, { at }: CloseCall): boolean {
  return (received.lastAt ?? 0) < (sent.lastAt ?? at)
}
