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
const SOCKJS = 'https://github.com/sockjs/sockjs-node'

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
    [4009, 'unauthorized', 'Connection is unauthorized', 'final'],
    [4201, 'server-ping-timeout', 'Pong reply not received in time'],
    [4202, 'idle-timeout', 'Closed after inactivity'],
    [4301, 'message-refused', 'Client event rejected due to rate limit'],
    [[4000, 4099], 'closed-by-server', 'Refused: reconnecting unchanged will fail', 'final'],
    [[4100, 4199], 'closed-by-server', 'Over capacity: reconnect after a while'],
    [[4200, 4299], 'closed-by-server', 'Reconnect at once'],
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
    [4009, 'lifetime-limit', 'Session timed out'],
    [[4010, 4014], 'message-refused', 'Invalid shard, version or intents', 'final'],
  ]),
  ...table('centrifugo', CENTRIFUGO, [
    [3001, 'server-restart', 'Shutdown'],
    [3004, 'server-error', 'Internal server error'],
    [3005, 'unauthorized', 'Connection expired'],
    [3006, 'unauthorized', 'Subscription expired'],
    [3008, 'slow-consumer', 'Slow'],
    [3009, 'slow-consumer', 'Write error'],
    [3012, 'server-ping-timeout', 'No pong'],
    [3013, 'message-refused', 'Too many requests'],
    [3500, 'unauthorized', 'Invalid token', 'final'],
    [3501, 'message-refused', 'Bad request', 'final'],
    [3502, 'init-timeout', 'Stale: not authenticated in time', 'final'],
    [3507, 'unauthorized', 'Permission denied', 'final'],
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
