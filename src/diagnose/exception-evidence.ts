import type { UncaughtException } from '../event.ts'
import type { Evidence } from './verdict.ts'
import { placeOf, precise, quote } from './words.ts'

/** @param closedAt when close() was called, ms */
export function exceptionEvidence(exception: UncaughtException, closedAt: number): Evidence {
  const { message, stack, at, rejection } = exception
  const place = placeOf(stack)
  const where = place ? ` at ${place}` : ''
  const what = rejection
    ? 'A promise was rejected and nobody caught it'
    : 'An exception was not caught'
  const when = `${precise(Math.abs(closedAt - at))} ${at > closedAt ? 'after' : 'before'} close()`
  const text = `${what}${where}: ${quote(message)}, ${when}.`
  return { text, at, ...(stack !== undefined && { stack }) }
}
