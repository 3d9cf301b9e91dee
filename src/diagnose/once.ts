import type { Connection } from '../connection.ts'
import type { Context } from './verdict.ts'

type Ask<R> = (connection: Connection, context: Context) => R

/**
 * Several causes and findings ask the same of a connection: in one diagnosis, which has a context of
 * its own, it is answered once.
 */
export function once<R>(ask: Ask<R>): Ask<R> {
  const known = new WeakMap<Context, Map<Connection, R>>()
  return (connection, context) => {
    const answers = known.get(context) ?? new Map<Connection, R>()
    known.set(context, answers)
    const before = answers.get(connection)
    if (before !== undefined || answers.has(connection)) return before as R
    const answer = ask(connection, context)
    answers.set(connection, answer)
    return answer
  }
}
