import type { CallRefused, CaptureEvent, CloseCall } from '../event.ts'
import { bare, ownDescriptor, substring } from './natives.ts'

/** An event before the ring gives it its number. */
export type Unnumbered<E = CaptureEvent> = E extends CaptureEvent ? Omit<E, 'seq'> : never

/** URLs, reasons and policies are the page's to choose, and the panel refuses longer texts. */
const MAX_TEXT = 65_536

/** Messages, which may be many, have all fields of their own; others must not inherit any. */
export function complete(event: Unnumbered): CaptureEvent {
  return event.kind === 'message' ? (event as CaptureEvent) : clipped(bare(event) as CaptureEvent)
}

function clipped(event: CaptureEvent): CaptureEvent {
  const fields = event as unknown as Record<string, unknown>
  for (const name in fields) {
    const value = fields[name]
    if (typeof value === 'string' && value.length > MAX_TEXT) {
      fields[name] = substring(value, 0, MAX_TEXT)
    }
  }
  return event
}

/** UTF-16 units of an event without its body: what makes a batch of them heavy. */
export function textLength(event: CaptureEvent): number {
  if (event.kind === 'message') {
    // Its stack may be absent, and must not be looked for on Object.prototype.
    const stack = event.direction === 'send' ? ownDescriptor(event, 'stack')?.value : undefined
    return typeof stack === 'string' ? stack.length : 0
  }
  const fields = event as unknown as Record<string, unknown>
  let length = 0
  for (const name in fields) {
    const value = fields[name]
    if (typeof value === 'string') length += value.length
  }
  return length
}

/** A call that threw, or one of `close()` that came too late: a loop may make any number of them. */
export function isIdleCall(
  event: Unnumbered,
): event is Unnumbered<CallRefused> | Unnumbered<CloseCall> {
  return event.kind === 'call-refused' || (event.kind === 'close-call' && event.state >= 2)
}

/** What the bounds may let go: messages, and what a page can make many of. */
export function isQuotaed({ kind }: CaptureEvent): boolean {
  switch (kind) {
    case 'message':
    case 'exception':
    case 'long-task':
    case 'csp':
    case 'route':
    case 'departure':
      return true
    default:
      return false
  }
}

/** Made for one panel, and of no use once it is taken. */
export function isSum({ kind }: CaptureEvent): boolean {
  return kind === 'folded' || kind === 'let-go'
}

export function isBeginning({ kind }: Unnumbered): boolean {
  return kind === 'construct' || kind === 'construct-refused'
}

/** A CSP block ends in `error` alone. https://websockets.spec.whatwg.org/#concept-websocket-establish */
export function isEnd({ kind }: Unnumbered): boolean {
  return kind === 'close' || kind === 'error' || kind === 'construct-refused'
}
