import type { Message } from '../event.ts'

/** A heartbeat known by its text alone. */
interface Shape {
  label: string
  pattern: RegExp
  source: string
}

/** https://www.rfc-editor.org/rfc/rfc6455#section-5.5.2: pages cannot send Ping frames, so libraries send messages. */
const shapes: readonly Shape[] = [
  {
    label: 'JSON ping',
    pattern:
      /^\s*\{\s*"(?:type|event|op|action|act|cmd|command|method|kind|msg|message|name)"\s*:\s*"(?:[\w.-]*:)?(?:ping|pong|heart-?beat(?:[-_]?ack)?|keep-?_?alive|ka|hb)"/i,
    source: 'https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md#ping',
  },
  {
    label: 'JSON ping',
    pattern: /^\s*\{\s*"(?:ping|pong|heart-?beat)"\s*:/i,
    source: 'https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md#ping',
  },
  {
    label: 'Text ping',
    pattern: /^\s*(?:ping|pong|heart-?beat|keep-?alive|hb)\s*$/i,
    source: 'https://www.rfc-editor.org/rfc/rfc6455#section-5.5.2',
  },
  {
    label: 'Engine.IO ping',
    pattern: /^[23]$/,
    source: 'https://socket.io/docs/v4/engine-io-protocol/#heartbeat',
  },
  {
    label: 'SockJS heartbeat',
    pattern: /^(?:h|a\["\\n"\])$/,
    source: 'https://sockjs.github.io/sockjs-protocol/sockjs-protocol-0.3.3.html',
  },
  {
    label: 'STOMP heartbeat',
    pattern: /^\r?\n$/,
    source: 'https://stomp.github.io/stomp-specification-1.2.html#Heart-beating',
  },
  {
    label: 'SignalR ping',
    // biome-ignore lint/suspicious/noControlCharactersInRegex: SignalR ends its messages with U+001E.
    pattern: /^\{"type":6\}\x1e$/,
    source:
      'https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md#ping-message-encoding',
  },
  {
    label: 'Phoenix heartbeat',
    pattern: /"phoenix"\s*,\s*"(?:heartbeat|phx_reply)"|"topic"\s*:\s*"phoenix"/,
    source: 'https://hexdocs.pm/phoenix/writing_a_channels_client.html',
  },
  {
    label: 'Centrifugo ping',
    pattern: /^\{\}$/,
    source: 'https://centrifugal.dev/docs/transports/client_protocol#ping-pong',
  },
]

/** What kind of heartbeat a small text is by its shape. Engine.IO's digits and the like included. */
export function knownHeartbeat(message: Message): string | undefined {
  const { body } = message
  if (typeof body !== 'string') return undefined
  return shapes.find(({ pattern }) => pattern.test(body))?.label
}

/** Functions of libraries that close a connection because its heartbeat stayed out. */
const WATCHDOG =
  /(?:^|\.)_?(?:on)?(?:heartbeat_?timeout|ping_?timeout|pong_?timeout|server_?timeout|reconnectIfStale|connectionIsStale)$/i

export function isWatchdog(functionName: string): boolean {
  return WATCHDOG.test(functionName)
}
