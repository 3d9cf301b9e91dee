import type { Connection } from '../../src/connection.ts'
import { useSession } from '../context.ts'
import { type Lines, linesOf } from './lines.ts'

/** The rows of a connection, with heartbeats folded as the user wants it. */
export function useLines(connection: Connection, positions: readonly number[] | undefined): Lines {
  const { log, listing, folds, search } = useSession()
  // What was searched for is shown, heartbeats too.
  const isFolded = listing.folds.value && !search.seeks(connection)
  return linesOf(
    log,
    connection,
    positions,
    isFolded ? (breaks) => folds.of(connection, positions, breaks) : undefined,
  )
}
