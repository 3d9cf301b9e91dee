import type { UncaughtException } from '../event.ts'
import { getter, now, ownDescriptor, words } from './natives.ts'
import type { Recorder } from './report.ts'
import { stackOf } from './stack.ts'

const messageOf = getter(ErrorEvent.prototype, 'message')
const fileOf = getter(ErrorEvent.prototype, 'filename')
const lineOf = getter(ErrorEvent.prototype, 'lineno')
const columnOf = getter(ErrorEvent.prototype, 'colno')
const errorOf = getter(ErrorEvent.prototype, 'error')
const reasonOf = getter(PromiseRejectionEvent.prototype, 'reason')
const { isError } = Error

/** An exception nobody caught; the failure to load an image comes the same way and is none. */
export function reportError(recorder: Recorder, event: Event): void {
  const message = messageOf(event as ErrorEvent)
  recorder.report({
    ...describe(message, errorOf(event as ErrorEvent), false),
    file: fileOf(event as ErrorEvent),
    line: lineOf(event as ErrorEvent),
    column: columnOf(event as ErrorEvent),
  })
}

export function reportRejection(recorder: Recorder, event: PromiseRejectionEvent): void {
  const reason: unknown = reasonOf(event)
  recorder.report(describe(messageText(reason), reason, true))
}

function describe(
  message: string,
  error: unknown,
  rejection: boolean,
): Omit<UncaughtException, 'seq'> {
  const stack = isError(error) ? stackOf(error) : undefined
  return {
    kind: 'exception',
    at: now(),
    rejection,
    message: words(message),
    ...(stack !== undefined && { stack: words(stack) }),
  }
}

function messageText(reason: unknown): string {
  if (typeof reason === 'string') return reason
  const message: unknown = isError(reason) && ownDescriptor(reason, 'message')?.value
  return typeof message === 'string' ? message : ''
}
