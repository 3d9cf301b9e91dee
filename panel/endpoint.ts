import type { Connection } from '../src/connection.ts'
import { libraryOf } from '../src/knowledge/libraries.ts'
import type { Masks } from '../src/mask.ts'

/** Where a connection goes, without the scheme: the column is narrow. */
export function endpointOf(connection: Connection, masks: Masks): string {
  const url = masks.url(connection.url)
  return url.replace(/^wss?:\/\//, '') || '(no URL)'
}

/** What marks a connection as not the app's own. */
export function badgeOf(connection: Connection): string | undefined {
  switch (connection.source) {
    case 'test':
      return 'test'
    case 'worker':
      return connection.outside?.maker.kind === 'worker' ? 'worker' : 'worker?'
    case 'import':
      return 'import'
    case 'app':
      return libraryOf(connection)?.devServer && 'dev server'
  }
}

/** The page made it, or a worker of it: it can be opened once more. */
export function isOfPage({ source }: Connection): boolean {
  return source === 'app' || source === 'worker'
}
