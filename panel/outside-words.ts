import { type Connection, endedAt, type Outside } from '../src/connection.ts'
import type { Outsider } from '../src/handshake.ts'

/** Who made a socket that no instrument saw, as far as it is known. */
export const MAKER: Record<Outsider['kind'], string> = {
  worker: 'Worker',
  unknown: 'Worker, WebSocketStream, or a frame that is not captured',
}

/** What of such a socket is seen, and why no more. */
export const SEEN: Record<Outside['sees'], string> = {
  messages:
    'No extension can run there. DevTools’ network log tells of its handshake, its messages and that it ended, a moment later (in a page with very many messages when it ends); not of its close code, nor who closed it.',
  handshake:
    'No extension can run there. The browser tells of its opening handshake; not of its messages, nor when or how it ends.',
}

/** How it stands, without a verdict. */
export function outsideState(connection: Connection, { sees, end }: Outside): string {
  if (end) return ENDED[end.how]
  if (!connection.opened) return 'The connection is connecting.'
  if (sees === 'messages') return 'The connection is open.'
  return 'The connection opened. Whether it still is open cannot be known from here.'
}

const ENDED: Record<NonNullable<Outside['end']>['how'], string> = {
  refused: 'The connection never opened.',
  told: 'The connection ended. Who closed it, and with what code, cannot be known from here.',
  left: 'Its page was left, and it is not seen any more. When and how it ended cannot be known from here.',
}

/** For the filter. */
export function outsideWords(connection: Connection): string {
  const { outside } = connection
  if (!outside) return ''
  const { kind, script = '' } = outside.maker
  return `${MAKER[kind]} ${script} ${endedAt(connection) === undefined ? '' : 'End not seen'}`
}
