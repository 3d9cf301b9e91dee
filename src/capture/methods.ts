import type { CloseCall, ReadyState } from '../event.ts'
import { argument, givenCode, givenReason } from './arguments.ts'
import { binarySize, isShared } from './binary.ts'
import { describeCall } from './call.ts'
import { apply, now } from './natives.ts'
import { messageEvent } from './observe.ts'
import { arePrimitive, hideFrames } from './own-frame.ts'
import { payloadOf } from './payload.ts'
import { quietly, type Recorder, thrown } from './report.ts'
import { bufferedAmountOf, type Known, readyStateOf, type Sockets } from './sockets.ts'
import { isObject, toPrimitive } from './to-primitive.ts'

type Trap = (target: unknown, self: WebSocket, args: unknown[]) => unknown

/** Stacks of `send()` a second and document: a firehose must not pay for each. */
const STACKS_PER_SECOND = 100

/** `send()`: the native one runs first, with the page's own argument. */
export function sendMethod(recorder: Recorder, sockets: Sockets): Trap {
  const mayTakeStack = budget(STACKS_PER_SECOND)
  return function trap(target, self, args) {
    const known = sockets.get(self)
    if (!known || args.length === 0) return call(target, self, args, trap)
    const at = now()
    const state = readyStateOf(self)
    try {
      args[0] = asSent(args[0])
      call(target, self, args, trap, true)
    } catch (error) {
      quietly(() => reportRefused(recorder, sockets, known, 'send', at, state, error))
      throw error
    }
    quietly(() => {
      const payload = payloadOf(primitiveText(args[0]))
      if (!payload) return
      recorder.report({
        ...messageEvent(known.id, 'send', at, payload, recorder.limit),
        ...describeCall(sockets, mayTakeStack(at)),
        buffered: bufferedAmountOf(self),
        state,
      })
    })
    return undefined
  }
}

/** `close()`: reported once the native one returned, or threw. */
export function closeMethod(recorder: Recorder, sockets: Sockets): Trap {
  return function trap(target, self, args) {
    const known = sockets.get(self)
    if (!known) return call(target, self, args, trap)
    const at = now()
    const state = readyStateOf(self)
    try {
      call(target, self, args, trap)
    } catch (error) {
      quietly(() => reportRefused(recorder, sockets, known, 'close', at, state, error, args))
      throw error
    }
    known.closing = true
    quietly(() => reportClose(recorder, sockets, known, at, state, args))
    return undefined
  }
}

/**
 * The platform's own method, and what it throws as if the page had called it. `converted`: the
 * arguments are such that no code of the page runs meanwhile.
 */
function call(
  target: unknown,
  self: WebSocket,
  args: unknown[],
  trap: Trap,
  converted = arePrimitive(args),
): unknown {
  try {
    return apply(target as () => unknown, self, args)
  } catch (error) {
    if (converted) hideFrames(error, trap)
    throw error
  }
}

function reportClose(
  recorder: Recorder,
  sockets: Sockets,
  known: Known,
  at: number,
  state: ReadyState,
  args: unknown[],
): void {
  const call: Omit<CloseCall, 'seq'> = { kind: 'close-call', at, socket: known.id, state }
  recorder.report({ ...call, ...closeArguments(args), ...describeCall(sockets) })
}

function reportRefused(
  recorder: Recorder,
  sockets: Sockets,
  known: Known,
  method: 'send' | 'close',
  at: number,
  state: ReadyState,
  error: unknown,
  args: unknown[] = [],
): void {
  recorder.report({
    kind: 'call-refused',
    at,
    socket: known.id,
    method,
    state,
    error: thrown(error),
    ...closeArguments(args),
    ...describeCall(sockets),
  })
}

function closeArguments(args: unknown[]): { code?: number; reason?: string } {
  const code = givenCode(argument(args, 0))
  const reason = givenReason(argument(args, 1))
  return { ...(code !== undefined && { code }), ...(reason !== undefined && { reason }) }
}

/** An object that is neither bytes nor Blob is sent as its string. https://websockets.spec.whatwg.org/#dom-websocket-send */
function asSent(data: unknown): unknown {
  if (!isObject(data) || binarySize(data) !== undefined || isShared(data)) return data
  return toPrimitive(data)
}

/** Numbers, null and the like travel as their string; symbols were refused. */
function primitiveText(data: unknown): unknown {
  return typeof data === 'object' && data !== null ? data : `${data as string}`
}

/** Allows so many a second. */
function budget(perSecond: number): (at: number) => boolean {
  let second = 0
  let used = 0
  return (at) => {
    if (at - second >= 1000) {
      second = at
      used = 0
    }
    return used++ < perSecond
  }
}
