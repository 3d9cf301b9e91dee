import type { Call, Running } from '../event.ts'
import {
  bare,
  defineProperty,
  getter,
  indexOf,
  NativeError,
  ownDescriptor,
  substring,
  targetOf,
  typeOf,
} from './natives.ts'
import type { Sockets } from './sockets.ts'
import { isPlain, stackHere, unprepared } from './stack.ts'

const currentEvent = optionalGetter(window, 'event')
const { navigator } = window
const nodeType = getter(Node.prototype, 'nodeType')
const activationOf = optionalGetter(navigator, 'userActivation')
const isActive =
  typeof UserActivation === 'function' ? getter(UserActivation.prototype, 'isActive') : undefined
/** Frames of a stack; V8 keeps 10 unless told. */
const DEPTH = 30
/** A page chooses names, and each frame of a `data:` script repeats the whole of it. */
const MAX_STACK = 65_536

/** How the page came to call: stack, user activation, and whose listeners are running. */
export function describeCall(sockets: Sockets, withStack = true): Call {
  const call: Call = bare({})
  const stack = withStack ? callStack() : undefined
  if (stack !== undefined) call.stack = stack
  const activation = hasActivation()
  if (activation !== undefined) call.activation = activation
  const running = runningEvent(sockets)
  if (running) call.running = running
  return call
}

/** The stack as text; none where taking it could run code of the page. */
function callStack(): string | undefined {
  const limit = ownDescriptor(NativeError, 'stackTraceLimit')
  if (limit && !isPlain(limit)) return undefined
  try {
    if (limit) defineProperty(NativeError, 'stackTraceLimit', bare({ value: DEPTH }))
    const stack = unprepared(stackHere)
    return stack === undefined ? undefined : withoutOwnFrames(stack)
  } finally {
    if (limit) defineProperty(NativeError, 'stackTraceLimit', limit)
  }
}

const OWN = ownScript(stackHere())

/**
 * The script of a frame's line: `<anonymous code>` in Firefox, whose stacks do not name extensions.
 * No regular expression, for the page could read in `RegExp.lastMatch` what it found.
 */
function ownScript(stack: string): string | undefined {
  const anonymous = '<anonymous code>'
  if (indexOf(stack, anonymous, 0) >= 0) return anonymous
  const start = indexOf(stack, 'chrome-extension://', 0)
  return start < 0 ? undefined : substring(stack, start, indexOf(stack, '.js', start) + 3)
}

/** Takes the lines of our own script off the top. */
function withoutOwnFrames(stack: string): string {
  if (OWN === undefined) return substring(stack, 0, MAX_STACK)
  let start = 0
  let end = indexOf(stack, '\n', 0)
  // V8 begins with a line for the error itself.
  if (indexOf(stack, OWN, 0) > end) {
    start = end + 1
    end = indexOf(stack, '\n', start)
  }
  while (end > 0 && indexOf(substring(stack, start, end), OWN, 0) >= 0) {
    start = end + 1
    end = indexOf(stack, '\n', start)
  }
  return substring(stack, start, start + MAX_STACK)
}

/** https://html.spec.whatwg.org/#dom-useractivation-isactive */
function hasActivation(): boolean | undefined {
  if (!activationOf || !isActive) return undefined
  return isActive(activationOf(navigator))
}

/** https://dom.spec.whatwg.org/#dom-window-event */
function runningEvent(sockets: Sockets): Running | undefined {
  const event = currentEvent?.(window)
  if (!event) return undefined
  const target = targetOf(event)
  const type = shortened(typeOf(event))
  const running: Running = { type, target: 'other', trusted: event.isTrusted }
  if (target === null) return running
  const socket = sockets.get(target)?.id
  if (socket !== undefined) return { ...running, target: 'socket', socket }
  running.target = kindOf(target)
  return running
}

function kindOf(target: EventTarget): Running['target'] {
  if (target === window) return 'window'
  if (target === window.document) return 'document'
  try {
    return nodeType(target as Node) === 1 ? 'element' : 'other'
  } catch {
    return 'other'
  }
}

/** Event types are the page's to choose. */
function shortened(type: string): string {
  return type.length <= 64 ? type : ''
}

function optionalGetter<T extends object, K extends keyof T & string>(owner: T, name: K) {
  return name in owner ? getter(owner, name) : undefined
}
