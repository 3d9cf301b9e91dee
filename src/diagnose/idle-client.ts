import type { Connection } from '../connection.ts'
import type { CloseCall, Message } from '../event.ts'
import { isHeartbeat } from '../heartbeat.ts'
import { libraryOf } from '../knowledge/libraries.ts'

/** What a message begins or ends, by the id that all its messages carry. */
interface Step {
  id: string
  does: 'begins' | 'ends'
}

const SUBSCRIBE = /(?<=")(un_?)?subscribe(?=")/i
/** Longer messages are not read. */
const MAX_SIZE = 2_000
/** Heartbeats and confirmations that may follow the last one. */
const MAX_LATER = 200
/** The server says so, and what is on its way comes in; ms. */
const ACKNOWLEDGED = 2_000

/**
 * A lazy client closes as normal when nothing is asked any more: graphql-ws when its last
 * subscription has ended, tRPC when also each question is answered.
 * https://the-guild.dev/graphql/ws/docs/interfaces/client.ClientOptions#lazy
 * https://trpc.io/docs/client/links/wsLink#lazy
 * So does any client that has unsubscribed from all it had subscribed to.
 */
export function isIdleClient(connection: Connection, call: CloseCall): boolean {
  const library = libraryOf(connection)?.id ?? ''
  if (call.code !== undefined && call.code !== 1000) return false
  if (library === 'trpc') return nothingIsOpen(connection, trpcSteps())
  if (library === '') return hasUnsubscribed(connection)
  const isGraphql = library.startsWith('graphql') || library === 'subscriptions-transport-ws'
  return isGraphql && nothingIsOpen(connection, graphqlStep)
}

function nothingIsOpen(
  { messages }: Connection,
  read: (message: Message) => Step | undefined,
): boolean {
  const open = new Set<string>()
  for (const message of messages) {
    const step = read(message)
    if (step?.does === 'begins') open.add(step.id)
    else if (step) open.delete(step.id)
  }
  return open.size === 0
}

/** Data of a subscription that comes later would be none of what has ended. */
function hasUnsubscribed(connection: Connection): boolean {
  const { messages, sent, received } = connection
  const isWhole = messages.length >= sent.count + received.count
  const last = messages.slice(-MAX_LATER)
  const index = last.findLastIndex((message) => subscriptionStep(message)?.does === 'ends')
  const ended = last[index]
  if (!ended || !isWhole || !nothingIsOpen(connection, subscriptionStep)) return false
  return last
    .slice(index + 1)
    .every((message) => message.at - ended.at <= ACKNOWLEDGED || isHeartbeat(message, connection))
}

/** `{"op":"subscribe","ch":"a"}`: what is left without the word and the number of the request. */
function subscriptionStep({ body, direction }: Message): Step | undefined {
  if (direction !== 'send' || typeof body !== 'string' || body.length > MAX_SIZE) return undefined
  const word = SUBSCRIBE.exec(body)
  if (!word) return undefined
  const id = body.replace(SUBSCRIBE, '').replace(/"(?:id|req_?id|ref)"\s*:\s*"?[\w-]+"?/g, '')
  return { id, does: word[1] ? 'ends' : 'begins' }
}

/** Type and id of a message, wherever they stand in it. */
function graphqlStep({ body }: Message): Step | undefined {
  if (typeof body !== 'string') return undefined
  const type = /"type"\s*:\s*"(subscribe|start|complete|stop|error)"/.exec(body)?.[1]
  if (!type) return undefined
  const id = /"id"\s*:\s*"([^"]*)"/.exec(body)?.[1] ?? ''
  return { id, does: type === 'subscribe' || type === 'start' ? 'begins' : 'ends' }
}

/** A question is answered once; a subscription goes on until one side stops it. */
function trpcSteps(): (message: Message) => Step | undefined {
  const subscriptions = new Set<string>()
  return ({ body, direction }) => {
    const id = typeof body === 'string' ? /"id":\s*(\d+)/.exec(body)?.[1] : undefined
    if (typeof body !== 'string' || id === undefined) return undefined
    if (direction === 'send') {
      const method = /"method":\s*"([\w.]+)"/.exec(body)?.[1]
      if (method === 'subscription') subscriptions.add(id)
      return { id, does: method === 'subscription.stop' ? 'ends' : 'begins' }
    }
    const goesOn = subscriptions.has(id) && !/"error":|"type":\s*"stopped"/.test(body)
    return goesOn ? undefined : { id, does: 'ends' }
  }
}
