import type { Message } from '../event.ts'
import { textOf } from '../message-text.ts'

/** The message by which the server ends a session in the protocol of a library. */
export interface Goodbye {
  /** What it says, in words. */
  words: string
  /** The close code it stands for, where it names one. */
  code?: number
}

interface Row {
  library: string
  read(message: Message): Goodbye | undefined
  source: string
}

/** Reason codes of DISCONNECT and return codes of CONNACK, of MQTT 3.1.1 and 5. */
const mqttCodes: Readonly<Record<number, string>> = {
  4: 'Not authorized: bad user name or password',
  5: 'Not authorized',
  134: 'Not authorized: bad user name or password',
  135: 'Not authorized',
  139: 'Server shutting down',
  141: 'Keep Alive timeout',
  142: 'Session taken over',
  149: 'Packet too large',
  151: 'Quota exceeded',
}

const CONNACK = 0x20
const DISCONNECT = 0xe0

const goodbyes: readonly Row[] = [
  {
    library: 'engine.io',
    read: text(/^(?:1|41(?:\/[^,]*,)?)$/, () => ({ words: 'disconnect' })),
    source: 'https://socket.io/docs/v4/socket-io-protocol/#disconnection-from-a-namespace',
  },
  {
    library: 'engine.io',
    read: text(/^44(?:\/[^,]*,)?(.+)$/s, ([, error = '']) => ({
      words: field(error, 'message') ?? error,
    })),
    source: 'https://socket.io/docs/v4/socket-io-protocol/#connection-to-a-namespace',
  },
  {
    library: 'signalr',
    read: text(/^\{"type":7\b/, ({ input }) => ({
      words: field(input, 'error') ?? 'close message',
    })),
    source:
      'https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md#close-message-encoding',
  },
  {
    library: 'action-cable',
    read: text(/^\{"type":"disconnect"/, ({ input }) => ({
      words: ['disconnect', field(input, 'reason')].filter(Boolean).join(', '),
    })),
    source:
      'https://github.com/rails/rails/blob/main/actioncable/app/javascript/action_cable/connection.js',
  },
  {
    library: 'pusher',
    // Laravel Reverb writes the data as a text of JSON.
    // https://github.com/laravel/reverb/blob/main/src/Protocols/Pusher/Exceptions/PusherException.php
    read: text(/^\{"event":"pusher:error".*?\\?"code\\?":\s*(4\d{3})/s, ({ input }, code) => ({
      words: `${code} ${field(input.replaceAll('\\"', '"'), 'message') ?? ''}`.trim(),
      code: Number(code),
    })),
    source:
      'https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/#error-codes',
  },
  {
    library: 'sockjs',
    read: text(/^c\["?(\d+)"?,"(.*)"\]$/s, (_, code, reason) => ({
      words: `${code} ${reason}`.trim(),
      code: Number(code),
    })),
    source: 'https://github.com/sockjs/sockjs-client/blob/main/lib/main.js',
  },
  {
    library: 'discord',
    read: text(/^\{[^{[]*"op":\s*7\b/, () => ({ words: 'Reconnect' })),
    source:
      'https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-opcodes',
  },
  {
    library: 'stomp',
    read: text(/^ERROR\r?\n/, ({ input }) => ({
      words: /^message:(.+)$/m.exec(input)?.[1] ?? 'ERROR',
    })),
    source: 'https://stomp.github.io/stomp-specification-1.2.html#ERROR',
  },
  {
    library: 'subscriptions-transport-ws',
    read: text(/^\{.*"type":"connection_error"/s, ({ input }) => ({
      words: field(input, 'message') ?? 'connection_error',
    })),
    source:
      'https://github.com/apollographql/subscriptions-transport-ws/blob/master/PROTOCOL.md#gql_connection_error',
  },
  {
    library: 'wamp',
    // ABORT and GOODBYE: `[3, {"message": "…"}, "wamp.error.no_such_realm"]`.
    read: text(/^\[\s*[36]\s*,\s*\{.*\}\s*,\s*"([\w.]+)"\s*\]$/s, ({ input }, uri = '') => ({
      words: [uri, field(input, 'message')].filter(Boolean).join(', '),
    })),
    source: 'https://wamp-proto.org/wamp_latest_ietf.html#name-session-closing',
  },
  {
    library: 'nats',
    read: text(/^-ERR '(.*)'/, (_, words = '') => ({ words })),
    source: 'https://docs.nats.io/reference/reference-protocols/nats-protocol#err',
  },
  {
    library: 'mqtt',
    read: ({ body }) => {
      if (!(body instanceof Uint8Array)) return undefined
      const code = { [DISCONNECT]: body[2], [CONNACK]: body[3] }[body[0] ?? 0]
      const words = mqttCodes[code ?? 0]
      return words ? { words } : undefined
    },
    source: 'https://docs.oasis-open.org/mqtt/mqtt/v5.0/mqtt-v5.0.html',
  },
]

/** What a message says if it ends the session by the protocol of the library. */
export function serverGoodbye(library: string | undefined, message: Message): Goodbye | undefined {
  for (const row of goodbyes) {
    const goodbye = row.library === library ? row.read(message) : undefined
    if (goodbye) return goodbye
  }
  return undefined
}

function text(
  pattern: RegExp,
  read: (match: RegExpExecArray, ...groups: string[]) => Goodbye,
): Row['read'] {
  return (message) => {
    const match = pattern.exec(textOf(message) ?? '')
    return match ? read(match, ...match.slice(1)) : undefined
  }
}

/** A text field of a JSON message, which may be cut short. */
function field(json: string, name: string): string | undefined {
  return new RegExp(`"${name}"\\s*:\\s*"([^"]*)`).exec(json)?.[1]
}
