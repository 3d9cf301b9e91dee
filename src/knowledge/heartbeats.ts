import type { Body, Message } from '../event.ts'
import { textOf } from '../message-text.ts'

/** A heartbeat known by what it looks like. */
export interface KnownHeartbeat {
  /** As it is shown: `JSON ping`, `MQTT ping`. */
  label: string
  /** What answers the other half. */
  answer: boolean
  /** Both sides beat by timers of their own: what comes back is no answer. */
  bothWays: boolean
  /** Ids of the libraries it is certain in: elsewhere it may be data. Absent: certain everywhere. */
  only?: readonly string[]
}

interface Shape extends Partial<KnownHeartbeat> {
  label: string
  /** Of a text; of a binary message all its bytes in hex. */
  pattern: RegExp
  /** Matches the half that answers. */
  answers?: RegExp
  source: string
}

/** The key that names the kind of a JSON message. */
const KIND = '(?:type|event|op|action|act|cmd|command|method|kind|msg|t)'
const WORD = '(?:ping|pong|heart-?_?beat(?:[-_]?ack)?|keep-?_?alive|ka|hb)'
const ANSWERS = /pong|ack\b/i

/**
 * https://www.rfc-editor.org/rfc/rfc6455#section-5.5.2: pages cannot send Ping frames, so libraries
 * send messages. The first that fits holds: the narrower stand before the wider.
 */
const texts: readonly Shape[] = [
  {
    label: 'Action Cable ping',
    pattern: /^\{"type":"ping","message":\d+\}$/,
    source:
      'https://github.com/rails/rails/blob/main/actioncable/lib/action_cable/connection/base.rb',
  },
  {
    label: 'Pusher ping',
    pattern: /^\s*\{\s*"event"\s*:\s*"pusher:(?:ping|pong)"/,
    answers: ANSWERS,
    source: 'https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/',
  },
  {
    label: 'GraphQL keep-alive',
    pattern: /^\s*\{\s*"type"\s*:\s*"ka"/,
    source: 'https://github.com/apollographql/subscriptions-transport-ws/blob/master/PROTOCOL.md',
  },
  {
    label: 'Phoenix heartbeat',
    pattern: /"phoenix"\s*,\s*"(?:heartbeat|phx_reply)"|"topic"\s*:\s*"phoenix"/,
    answers: /"phx_reply"/,
    source: 'https://hexdocs.pm/phoenix/writing_a_channels_client.html',
  },
  {
    label: 'JSON ping',
    pattern: new RegExp(`^\\s*\\{(?:[^{}]*,)?\\s*"${KIND}"\\s*:\\s*"(?:[\\w.-]*:)?${WORD}"`, 'i'),
    answers: ANSWERS,
    source: 'https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md#ping',
  },
  {
    label: 'JSON ping',
    pattern: new RegExp(`^\\s*\\{\\s*"(?:message|name|data)"\\s*:\\s*"${WORD}"\\s*\\}\\s*$`, 'i'),
    answers: ANSWERS,
    only: [],
    source: 'https://www.rfc-editor.org/rfc/rfc6455#section-5.5.2',
  },
  {
    label: 'JSON ping',
    pattern: /^\s*\{\s*"(?:ping|pong|heart-?beat)"\s*:/i,
    answers: ANSWERS,
    source: 'https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md#ping',
  },
  {
    label: 'Text ping',
    pattern: /^[\w-]{1,20}::?(?:ping|pong)(?:::?\d*)?$/i,
    answers: ANSWERS,
    source: 'https://github.com/primus/primus/issues/277',
  },
  {
    label: 'Text ping',
    pattern: /^\s*(?:ping|pong|heart-?beat|keep-?alive|hb)\s*$/i,
    answers: ANSWERS,
    source: 'https://www.rfc-editor.org/rfc/rfc6455#section-5.5.2',
  },
  {
    label: 'SignalR ping',
    // biome-ignore lint/suspicious/noControlCharactersInRegex: SignalR ends its messages with U+001E.
    pattern: /^\{"type":6\}\x1e$/,
    bothWays: true,
    source:
      'https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md#ping-message-encoding',
  },
  {
    label: 'Engine.IO ping',
    pattern: /^[23]$/,
    answers: /^3$/,
    only: ['engine.io', 'sockjs'],
    source: 'https://socket.io/docs/v4/engine-io-protocol/#heartbeat',
  },
  {
    label: 'Centrifugo ping',
    pattern: /^\{\}$/,
    only: ['centrifugo'],
    source: 'https://centrifugal.dev/docs/transports/client_protocol#ping-pong',
  },
  {
    label: 'SockJS heartbeat',
    pattern: /^h$/,
    bothWays: true,
    only: ['sockjs', 'webpack-dev-server'],
    source: 'https://sockjs.github.io/sockjs-protocol/sockjs-protocol-0.3.3.html',
  },
  {
    label: 'STOMP heartbeat',
    pattern: /^\r?\n$/,
    bothWays: true,
    only: ['stomp', 'sockjs'],
    source: 'https://stomp.github.io/stomp-specification-1.2.html#Heart-beating',
  },
  {
    label: 'Discord heartbeat',
    pattern: /^\{(?:"[tsd]":(?:null|\d+),?|"op":(?:1|11),?)+\}$/,
    answers: /"op"\s*:\s*11\b/,
    only: ['discord'],
    source: 'https://discord.com/developers/docs/events/gateway#sending-heartbeats',
  },
]

const binaries: readonly Shape[] = [
  {
    label: 'SignalR ping',
    pattern: /^029106$/,
    bothWays: true,
    source:
      'https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md#ping-message-encoding-1',
  },
  {
    label: 'MQTT ping',
    pattern: /^[cd]000$/,
    answers: /^d0/,
    only: ['mqtt'],
    source: 'https://docs.oasis-open.org/mqtt/mqtt/v5.0/mqtt-v5.0.html#_Toc3901195',
  },
  {
    label: 'STOMP heartbeat',
    pattern: /^(?:0d)?0a$/,
    bothWays: true,
    only: ['stomp'],
    source: 'https://stomp.github.io/stomp-specification-1.2.html#Heart-beating',
  },
  {
    // An empty command, preceded by its length.
    label: 'Centrifugo ping',
    pattern: /^00$/,
    only: ['centrifugo'],
    source: 'https://pkg.go.dev/github.com/centrifugal/protocol',
  },
]

/** Bytes. A Phoenix reply wrapped by SockJS is the longest of them. */
const MAX_SIZE = 160
/** Bytes of the longest binary heartbeat. */
const MAX_BINARY = 3
/** Most messages are none, and this is asked for each: one look instead of one for each shape. */
const HINT = /p[io]ng|heart|alive|"ka"|hb"|"phoenix"|"type":6|"op"/i
/** Characters of the texts it leaves out. */
const UNHINTED = 8

/** What kind of heartbeat a small message is by its shape, also when SockJS wraps it. */
export function knownHeartbeat(message: Message): KnownHeartbeat | undefined {
  const { body, size } = message
  if (size > MAX_SIZE || body === undefined) return undefined
  const text = typeof body === 'string' || isJson(body) ? textOf(message) : undefined
  const content = text === undefined ? hexOf(body) : readable(text)
  if (content === undefined) return undefined
  const shapes = text === undefined ? binaries : texts
  const shape = shapes.find(({ pattern }) => pattern.test(content))
  if (!shape) return undefined
  const { label, bothWays = false, only, answers } = shape
  const answer = answers?.test(content) ?? false
  return { label, answer, bothWays, ...(only && { only }) }
}

/** Some send theirs in binary messages. */
function isJson(body: Body): boolean {
  return body instanceof Uint8Array && body[0] === 0x7b
}

function readable(body: string): string | undefined {
  const text = isWrapped(body) ? unwrapped(body) : body
  return text.length <= UNHINTED || HINT.test(text) ? text : undefined
}

function hexOf(body: Body): string | undefined {
  if (!(body instanceof Uint8Array) || body.length > MAX_BINARY) return undefined
  return Array.from(body, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** SockJS puts messages into arrays: `a["…"]` from the server, `["…"]` from the page. */
function isWrapped(text: string): boolean {
  return text.startsWith('["') || text.startsWith('a["')
}

function unwrapped(text: string): string {
  try {
    const inner: unknown = JSON.parse(text.replace(/^a/, ''))
    return Array.isArray(inner) && inner.length === 1 && typeof inner[0] === 'string'
      ? inner[0]
      : text
  } catch {
    return text
  }
}

/** Functions of libraries that close a connection because its heartbeat stayed out. */
const WATCHDOG =
  /(?:^|\.)_?(?:on)?(?:heartbeat_?timeout|keep_?alive_?timeout|ping_?timeout|pong_?timeout|server_?timeout|reconnectIfStale|connectionIsStale)$/i

export function isWatchdog(functionName: string): boolean {
  return WATCHDOG.test(functionName)
}
