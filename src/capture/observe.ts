import type { Call, Direction, Message } from '../event.ts'
import { addListener, dataOf, getter, now, words } from './natives.ts'
import { head, type Payload, payloadOf } from './payload.ts'
import type { Recorder } from './report.ts'
import { bufferedAmountOf, type Known, type Sockets } from './sockets.ts'

const { prototype } = WebSocket
const urlOf = getter(prototype, 'url')
const protocolOf = getter(prototype, 'protocol')
const extensionsOf = getter(prototype, 'extensions')
const codeOf = getter(CloseEvent.prototype, 'code')
const reasonOf = getter(CloseEvent.prototype, 'reason')
const wasCleanOf = getter(CloseEvent.prototype, 'wasClean')

interface Beginning extends Call {
  at: number
  protocols: string[]
  test?: string
}

/** Reports a socket and everything that happens to it. */
export function observe(
  recorder: Recorder,
  sockets: Sockets,
  socket: WebSocket,
  source: Known['source'],
  beginning: Beginning,
): Known {
  const known = sockets.add(socket, source)
  const { id } = known
  recorder.report({
    kind: 'construct',
    socket: id,
    source,
    url: urlOf(socket),
    ...beginning,
  })

  hear(socket, 'open', () => {
    const protocol = words(protocolOf(socket))
    recorder.report({
      kind: 'open',
      at: now(),
      socket: id,
      protocol,
      extensions: words(extensionsOf(socket)),
    })
  })
  hear(socket, 'message', (event) => {
    const at = now()
    const payload = payloadOf(dataOf(event as MessageEvent))
    if (payload) recorder.report(messageEvent(id, 'receive', at, payload, recorder.limit))
  })
  hear(socket, 'error', () => recorder.report({ kind: 'error', at: now(), socket: id }))
  hear(socket, 'close', (event) => {
    const at = now()
    sockets.end(known)
    recorder.report({
      kind: 'close',
      at,
      socket: id,
      code: codeOf(event as CloseEvent),
      reason: reasonOf(event as CloseEvent),
      wasClean: wasCleanOf(event as CloseEvent),
      buffered: bufferedAmountOf(socket),
    })
  })
  return known
}

export function messageEvent(
  socket: number,
  direction: Direction,
  at: number,
  payload: Payload,
  limit: number,
): Message {
  const { type, size } = payload
  const body = head(payload, limit)
  const whole = body !== undefined && isWhole(payload, limit)
  // Each field is there, if undefined: the ring must not find it on Object.prototype.
  return { kind: 'message', seq: 0, at, socket, direction, type, size, body, whole }
}

function isWhole(payload: Payload, limit: number): boolean {
  return (payload.type === 'text' ? payload.data.length : payload.size) <= limit
}

/**
 * First of all listeners in both engines: Chromium runs those of a target in the order they came,
 * Firefox those that capture first. Events the page dispatches itself are none of the socket's.
 */
function hear(socket: WebSocket, type: string, heard: (event: Event) => void): void {
  const listener = (event: Event) => {
    try {
      if (event.isTrusted) heard(event)
    } catch {}
  }
  addListener(socket, type, listener, true)
}
