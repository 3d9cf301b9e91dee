import type { Connection } from '../connection.ts'
import type { DocumentId } from '../event.ts'
import { headerOf } from '../handshake.ts'
import type { Log } from '../log.ts'
import type { Page } from '../page.ts'

/** Where a test can be opened, or why it cannot. */
export type Place =
  | { kind: 'document'; doc: DocumentId }
  /** Cookies and the Origin header would differ elsewhere. Empty where the origin is not known. */
  | { kind: 'no-document'; origin: string }
  | { kind: 'paused' }
  /** It is of a capture file, or a test itself. */
  | { kind: 'not-of-this-page' }

/** The document of the connection, else another living one of its origin: top frames first. */
export function placeFor(connection: Connection, log: Log, recording: boolean): Place {
  if (connection.source === 'import' || connection.source === 'test') {
    return { kind: 'not-of-this-page' }
  }
  if (!recording) return { kind: 'paused' }
  const own = log.pages.get(connection.outside?.owner ?? connection.doc)
  if (own && isLiving(own)) return { kind: 'document', doc: own.id }
  const origin = originOf(own) || originAsked(connection)
  const others = [...log.pages.values()].filter(
    (page) => isLiving(page) && originOf(page) === origin,
  )
  const other = others.findLast((page) => page.start?.top) ?? others.at(-1)
  if (other && origin !== '') return { kind: 'document', doc: other.id }
  return { kind: 'no-document', origin }
}

/** Whether scripts of the document can run: it was not left, and lies in no back/forward cache. */
export function isLiving(page: Page): boolean {
  const moved = page.events.findLast(
    (event) => event.kind === 'pagehide' || event.kind === 'pageshow',
  )
  return page.leftAt === undefined && moved?.kind !== 'pagehide'
}

/** A worker's handshake tells its origin. */
function originAsked({ outside, handshake }: Connection): string {
  const origin = outside && headerOf(handshake?.requestHeaders, 'origin')
  return origin === undefined || origin === 'null' ? '' : origin
}

function originOf(page: Page | undefined): string {
  const url = page?.start?.url ?? ''
  const origin = URL.canParse(url) ? new URL(url).origin : ''
  return origin === 'null' ? '' : origin
}
