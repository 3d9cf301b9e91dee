import type { Connection } from '../connection.ts'
import type { CloseCall, Message } from '../event.ts'
import { libraryOf } from '../knowledge/libraries.ts'

/** Texts that take leave: Engine.IO 1, Socket.IO 41, STOMP DISCONNECT, Phoenix phx_leave, words. */
const GOODBYE =
  /^(?:1|41.*|DISCONNECT\r?\n[\s\S]*)$|"phx_leave"|"(?:type|event|op|action|cmd|command|method|kind|msg)"\s*:\s*"(?:[\w.-]+:)?(?:bye|goodbye|close|quit|logout|log_out|sign_?out|leave|end|stop|disconnect|terminate|connection_terminate|unsubscribe|complete)"/i

/** MQTT DISCONNECT. https://docs.oasis-open.org/mqtt/mqtt/v5.0/mqtt-v5.0.html#_DISCONNECT_-_Disconnect */
const MQTT_DISCONNECT = 0xe0

/** Whether a message of the page takes leave of the server. */
export function isGoodbye({ body }: Message): boolean {
  if (typeof body === 'string') return GOODBYE.test(body.slice(0, 500))
  return body instanceof Uint8Array && body[0] === MQTT_DISCONNECT
}

/**
 * A lazy graphql-ws client closes with 1000 when its last subscription has ended.
 * https://the-guild.dev/graphql/ws/docs/interfaces/client.ClientOptions#lazy
 */
export function isIdleClient(connection: Connection, call: CloseCall): boolean {
  const library = libraryOf(connection)?.id ?? ''
  if (!library.startsWith('graphql') && library !== 'subscriptions-transport-ws') return false
  if (call.code !== undefined && call.code !== 1000) return false
  const active = new Set<string>()
  for (const { body } of connection.messages) {
    const [type, id] = operation(body)
    if (type === 'subscribe' || type === 'start') active.add(id)
    else if (type === 'complete' || type === 'stop' || type === 'error') active.delete(id)
  }
  return active.size === 0
}

/** Type and id of a message, wherever they stand in it. */
function operation(body: unknown): [type: string, id: string] {
  if (typeof body !== 'string') return ['', '']
  const type = /"type"\s*:\s*"(subscribe|start|complete|stop|error)"/.exec(body)?.[1] ?? ''
  return [type, /"id"\s*:\s*"([^"]*)"/.exec(body)?.[1] ?? '']
}
