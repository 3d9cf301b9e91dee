/** What one library means by a close code, or by a range of them. */
export interface LibraryCode {
  library: string
  from: number
  to: number
  /** Id of the cause it stands for. */
  cause: string
  meaning: string
  /** The library's client does not reconnect after it. */
  final?: true
  source: string
}

const GRAPHQL = 'https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md'
const PUSHER =
  'https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/#error-codes'
const DISCORD =
  'https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes'
const CENTRIFUGO = 'https://centrifugal.dev/docs/server/codes'
const SOCKJS =
  'https://github.com/spring-projects/spring-framework/blob/main/spring-websocket/src/main/java/org/springframework/web/socket/sockjs/transport/session/AbstractSockJsSession.java'
const TWITCH = 'https://dev.twitch.tv/docs/eventsub/handling-websocket-events/#close-message'

/** Narrow rows before the ranges that hold them. */
export const libraryCodes: readonly LibraryCode[] = [
  ...table('graphql-ws', GRAPHQL, [
    [4400, 'message-refused', 'Invalid message', 'final'],
    [
      4401,
      'unauthorized',
      'Unauthorized: subscribed before the connection was acknowledged',
      'final',
    ],
    [4403, 'unauthorized', 'Forbidden'],
    [4406, 'message-refused', 'Subprotocol not acceptable', 'final'],
    [4408, 'init-timeout', 'Connection initialisation timeout'],
    [4409, 'message-refused', 'Subscriber for this id already exists', 'final'],
    [4429, 'message-refused', 'Too many initialisation requests', 'final'],
    [4500, 'server-error', 'Internal server error', 'final'],
  ]),
  ...table('pusher', PUSHER, [
    [4000, 'closed-by-server', 'Application only accepts TLS: connect with wss'],
    [4001, 'closed-by-server', 'Application does not exist: wrong key or cluster', 'final'],
    [4003, 'closed-by-server', 'Application disabled', 'final'],
    [4004, 'closed-by-server', 'Application is over its connection quota', 'final'],
    [4005, 'closed-by-server', 'Path not found', 'final'],
    [4006, 'closed-by-server', 'Invalid version string format', 'final'],
    [4007, 'closed-by-server', 'Unsupported protocol version', 'final'],
    [4008, 'closed-by-server', 'No protocol version supplied', 'final'],
    [4009, 'unauthorized', 'Connection is unauthorized', 'final'],
    [4100, 'closed-by-server', 'Over capacity: reconnect after a while'],
    [4200, 'closed-by-server', 'Generic: reconnect at once'],
    [4201, 'server-ping-timeout', 'Pong reply not received'],
    [4202, 'idle-timeout', 'Closed after inactivity'],
    [4301, 'message-refused', 'Client event rejected due to rate limit', 'final'],
    [[4000, 4099], 'closed-by-server', 'Refused: reconnecting unchanged will fail', 'final'],
    [[4100, 4199], 'closed-by-server', 'Reconnect after a second or more'],
    [[4200, 4299], 'closed-by-server', 'Reconnect at once'],
    [[4300, 4399], 'closed-by-server', 'Another error', 'final'],
  ]),
  ...table('discord', DISCORD, [
    [4000, 'server-error', 'Unknown error'],
    [4001, 'message-refused', 'Unknown opcode'],
    [4002, 'message-refused', 'Decode error'],
    [4003, 'unauthorized', 'Not authenticated'],
    [4004, 'unauthorized', 'Authentication failed', 'final'],
    [4005, 'message-refused', 'Already authenticated'],
    [4007, 'message-refused', 'Invalid sequence'],
    [4008, 'message-refused', 'Rate limited'],
    [4009, 'closed-by-server', 'Session timed out: reconnect and start a new one'],
    [4010, 'message-refused', 'Invalid shard', 'final'],
    [4011, 'message-refused', 'Sharding required', 'final'],
    [4012, 'message-refused', 'Invalid API version', 'final'],
    [4013, 'message-refused', 'Invalid intents', 'final'],
    [4014, 'message-refused', 'Disallowed intents', 'final'],
  ]),
  ...table('twitch-eventsub', TWITCH, [
    [4000, 'server-error', 'Internal server error'],
    [4001, 'message-refused', 'Client sent inbound traffic, where only Pong frames are allowed'],
    [4002, 'server-ping-timeout', 'Client failed ping-pong'],
    [4003, 'init-timeout', 'Connection unused: no subscription within 10 s'],
    [4004, 'closed-by-server', 'Reconnect grace time expired'],
    [4005, 'closed-by-server', 'Network timeout'],
    [4006, 'closed-by-server', 'Network error'],
    [4007, 'closed-by-server', 'Invalid reconnect URL'],
  ]),
  ...table('centrifugo', CENTRIFUGO, [
    [3000, 'closed-by-server', 'Connection closed'],
    [3001, 'server-restart', 'Shutdown'],
    [3004, 'server-error', 'Internal server error'],
    [3005, 'unauthorized', 'Connection expired'],
    [3006, 'unauthorized', 'Subscription expired'],
    [3008, 'slow-consumer', 'Slow: the client reads too slowly'],
    [3009, 'closed-by-server', 'Write error'],
    [3010, 'closed-by-server', 'Insufficient state: missed publications are restored on reconnect'],
    [3011, 'closed-by-server', 'Force reconnect'],
    [3012, 'server-ping-timeout', 'No pong'],
    [3013, 'message-refused', 'Too many requests'],
    [3500, 'unauthorized', 'Invalid token', 'final'],
    [3501, 'message-refused', 'Bad request', 'final'],
    [3502, 'init-timeout', 'Stale: not authenticated in time', 'final'],
    [3503, 'closed-by-server', 'Force disconnect', 'final'],
    [3504, 'closed-by-server', 'Connection limit', 'final'],
    [3505, 'message-refused', 'Channel limit', 'final'],
    [3506, 'closed-by-server', 'Inappropriate protocol: binary data for a JSON client', 'final'],
    [3507, 'unauthorized', 'Permission denied', 'final'],
    [3508, 'message-refused', 'Not available', 'final'],
    [3509, 'message-refused', 'Too many errors', 'final'],
    [[3000, 3499], 'closed-by-server', 'Disconnected: the client may reconnect'],
    [[3500, 3999], 'closed-by-server', 'Disconnected for good', 'final'],
  ]),
  ...table('sockjs', SOCKJS, [[3000, 'closed-by-server', 'Go away!']]),
]

type Row = [
  code: number | [from: number, to: number],
  cause: string,
  meaning: string,
  final?: 'final',
]

function table(library: string, source: string, rows: Row[]): LibraryCode[] {
  return rows.map(([code, cause, meaning, final]) => {
    const [from, to] = typeof code === 'number' ? [code, code] : code
    return { library, from, to, cause, meaning, source, ...(final && { final: true as const }) }
  })
}
