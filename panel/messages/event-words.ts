import type { CaptureEvent } from '../../src/event.ts'
import { formatDuration } from '../../src/format/duration.ts'

/** One line on what happened; text from the page stands in it unmasked. */
export function eventWords(event: CaptureEvent): string {
  switch (event.kind) {
    case 'construct':
      return 'new WebSocket()'
    case 'construct-refused':
      return `new WebSocket() threw ${event.error.name}: ${event.error.message}`
    case 'open':
      return 'Connection opened'
    case 'message':
    case 'folded':
      return 'Message'
    case 'close-call':
      return `${callWords('close', event)} by the page${event.state > 1 ? ', too late to matter' : ''}`
    case 'call-refused':
      return `${callWords(event.method, event)} threw ${event.error.name}: ${event.error.message}`
    case 'closing':
      return 'The socket is closing'
    case 'error':
      return 'error event'
    case 'close':
      return closeWords(event)
    case 'document':
      return 'Document started'
    case 'visibility':
      return event.hidden ? 'Page hidden' : 'Page visible'
    case 'freeze':
      return 'Page frozen'
    case 'resume':
      return 'Page resumed'
    case 'online':
      return 'Online again'
    case 'offline':
      return 'Offline'
    case 'pagehide':
      return event.persisted ? 'Page left, kept in the back/forward cache' : 'Page left'
    case 'pageshow':
      return event.persisted ? 'Page restored from the back/forward cache' : 'Page shown'
    case 'route':
      return `Route changed to ${event.url}`
    case 'departure':
      return 'Another document began to load'
    case 'csp':
      return `Content Security Policy (${event.directive}) ${event.enforced ? 'blocked' : 'reported'} ${event.blocked}`
    case 'exception':
      return `Uncaught ${event.rejection ? 'rejection' : 'exception'}: ${event.message}`
    case 'clock':
      return `Clock jumped by ${formatDuration(event.jump)}`
    case 'long-task':
      return `Long task, ${formatDuration(event.duration)}`
    case 'activation':
      return 'User input'
    case 'let-go':
      return 'Events let go'
    case 'gone':
      return 'Document gone'
    case 'paused':
      return `Page paused for ${formatDuration(event.duration)}`
  }
}

function callWords(method: string, { code, reason }: { code?: number; reason?: string }): string {
  const parts = [code, reason === undefined || reason === '' ? undefined : JSON.stringify(reason)]
  return `${method}(${parts.filter((part) => part !== undefined).join(', ')})`
}

function closeWords({ code, reason, wasClean }: Extract<CaptureEvent, { kind: 'close' }>): string {
  const said = reason === '' ? '' : ` ${JSON.stringify(reason)}`
  return `close event: ${code}${said}${wasClean ? '' : ', not clean'}`
}

/** Whether an event tells of trouble. */
export function isTrouble(event: CaptureEvent): boolean {
  switch (event.kind) {
    case 'construct-refused':
    case 'call-refused':
    case 'error':
    case 'exception':
    case 'csp':
    case 'offline':
      return true
    case 'close':
      return !event.wasClean
    default:
      return false
  }
}
