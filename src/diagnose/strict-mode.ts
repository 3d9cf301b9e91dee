import type { Connection } from '../connection.ts'
import type { CloseCall } from '../event.ts'
import type { CleanUp } from './clean-up.ts'
import { strictModeTwin } from './rerun.ts'
import { cleanUpIn } from './unmount.ts'
import type { Context } from './verdict.ts'

export const STRICT_MODE =
  'https://react.dev/learn/synchronizing-with-effects#how-to-handle-the-effect-firing-twice-in-development'

/** StrictMode is React’s, of its development build, whose functions have their names. */
export function isOfDevelopment(cleanUp: CleanUp): boolean {
  return cleanUp.framework?.name === 'React' && cleanUp.confidence === 'certain'
}

/** The pair StrictMode makes, and React’s development build in the stack. */
export function isStrictMode(connection: Connection, call: CloseCall, context: Context): boolean {
  if (!strictModeTwin(connection, context)) return false
  const cleanUp = cleanUpIn(connection, call, context)
  return cleanUp !== undefined && isOfDevelopment(cleanUp)
}
