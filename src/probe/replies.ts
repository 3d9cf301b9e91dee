import type { Connection } from '../connection.ts'
import type { Message } from '../event.ts'
import { isHeartbeat } from '../heartbeat.ts'
import { libraryOf } from '../knowledge/libraries.ts'

/** How a server's ping is answered. */
export interface Reply {
  isPing(text: string): boolean
  readonly pong: string
}

/** What the recognised protocols demand of a client, whatever the app did. */
const demanded: Readonly<Record<string, { ping: RegExp; pong: string }>> = {
  // https://socket.io/docs/v4/engine-io-protocol/#heartbeat
  'engine.io': { ping: /^2$/, pong: '3' },
  // https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md#ping
  'graphql-ws': { ping: /^\{\s*"type"\s*:\s*"ping"/, pong: '{"type":"pong"}' },
  // https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/#ping-pong
  pusher: {
    ping: /^\{\s*"event"\s*:\s*"pusher:ping"/,
    pong: '{"event":"pusher:pong","data":{}}',
  },
  // https://centrifugal.dev/docs/transports/client_protocol#ping-pong
  centrifugo: { ping: /^\{\}$/, pong: '{}' },
}

/** A pong that late answers nothing; ms. */
const ANSWER_TIME = 2_000

/** Heartbeats stand among the last messages. */
const LAST_MESSAGES = 500

export function repliesOf(connection: Connection): Reply[] {
  const library = libraryOf(connection)?.id
  const rule = library === undefined || isOldEngine(connection) ? undefined : demanded[library]
  if (rule) return [{ isPing: (text) => rule.ping.test(text), pong: rule.pong }]
  return learnt(connection)
}

export function replyTo(message: Message, replies: readonly Reply[]): string | undefined {
  const { body } = message
  if (typeof body !== 'string') return undefined
  return replies.find((reply) => reply.isPing(body))?.pong
}

/** Before version 4 the client pings. https://socket.io/docs/v4/engine-io-protocol/#difference-between-v3-and-v4 */
export function isOldEngine({ url }: Connection): boolean {
  return /[?&]EIO=3\b/.test(url)
}

/** What the app itself answers to pings of the server. An answer with numbers in it is not constant. */
function learnt(connection: Connection): Reply[] {
  const beats = connection.messages
    .slice(-LAST_MESSAGES)
    .filter((message) => isHeartbeat(message, connection))
  for (const [index, ping] of beats.entries()) {
    const pong = beats[index + 1]
    if (!pong || !isAnswer(ping, pong, 'send') || isAnswer(beats[index - 1], ping, 'receive'))
      continue
    const { body } = pong
    if (typeof body !== 'string' || typeof ping.body !== 'string' || /\d/.test(body)) continue
    const shape = shapeOf(ping.body)
    return [{ isPing: (text) => shapeOf(text) === shape, pong: body }]
  }
  return []
}

function isAnswer(
  ping: Message | undefined,
  pong: Message,
  direction: Message['direction'],
): boolean {
  if (!ping?.whole || !pong.whole || pong.at - ping.at > ANSWER_TIME) return false
  return pong.direction === direction && ping.direction !== direction
}

function shapeOf(text: string): string {
  return text.replace(/\d+/g, '#')
}
