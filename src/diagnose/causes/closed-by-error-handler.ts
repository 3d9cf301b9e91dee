/**
 * Decided by: close() while a window `error` or `unhandledrejection` event ran, or within 50 ms
 * after an exception whose stack shares a script with it: likely where one function of the app led to
 * both, only possible where the script is all they share, as all code of a bundle does.
 * Confused with: `closed-by-page`; an exception in a handler alone closes nothing.
 * https://html.spec.whatwg.org/#report-the-exception
 */
import type { Connection } from '../../connection.ts'
import type { CloseCall, UncaughtException } from '../../event.ts'
import { eventsBetween } from '../../page.ts'
import { scriptsOf, withoutQuery } from '../../stack.ts'
import { forkOf } from '../../stack-fork.ts'
import { closeAdvice } from '../close-advice.ts'
import { closeEvidence } from '../close-call.ts'
import { pageCloseCall, pageOf } from '../ends.ts'
import { exceptionEvidence } from '../exception-evidence.ts'
import type { Cause, Context, Decision } from '../verdict.ts'
import { atPlace, quote } from '../words.ts'

export const closedByErrorHandler: Cause = {
  id: 'closed-by-error-handler',
  about: 'close() in a window error handler, or right after an exception in the same script.',
  decide,
}

/** ms */
const SOON = 50
/** A handler may close, and throw on what it caught; ms. */
const RETHROWN = 5

function decide(connection: Connection, context: Context): Decision | undefined {
  const call = pageCloseCall(connection)
  if (!call) return undefined
  const exception = exceptionBefore(connection, call, context)
  const handled = inErrorHandler(call)
  if (!handled && !exception) return undefined
  const linked = exception !== undefined && isLinked(exception, call)
  if (!handled && !linked && isOfUser(call)) return undefined
  const isKnown = handled || linked
  const what = exception ? `the exception ${quote(exception.message)}` : 'an uncaught exception'
  return {
    closedBy: 'page',
    confidence: handled ? 'certain' : linked ? 'likely' : 'possible',
    summary: `The page closed the connection${atPlace(call)} ${isKnown ? 'after' : 'shortly after'} ${what}${isKnown ? '' : ' in the same script'}.`,
    evidence: [
      ...closeEvidence(connection, call),
      ...(exception ? [exceptionEvidence(exception, call.at)] : []),
    ],
    advice: [
      ...(isKnown ? [] : closeAdvice(call, false).slice(0, 1)),
      {
        text: 'Repair what throws. An exception in a handler does not close a WebSocket: only this code does.',
      },
      {
        text: 'Catch errors where a message is handled, and keep the connection.',
        snippet: { language: 'js', code: CATCH },
        source: 'https://html.spec.whatwg.org/#report-the-exception',
      },
    ],
    alternatives: handled
      ? []
      : [{ cause: 'closed-by-page', text: 'The exception before is a coincidence.' }],
  }
}

const CATCH = `socket.addEventListener('message', (event) => {
  try {
    handle(event.data)
  } catch (error) {
    console.error('Message not handled', error)
  }
})`

function inErrorHandler({ running }: CloseCall): boolean {
  if (running?.type === 'unhandledrejection') return true
  return running?.type === 'error' && running.target === 'window'
}

function exceptionBefore(
  connection: Connection,
  call: CloseCall,
  context: Context,
): UncaughtException | undefined {
  const page = pageOf(connection, context)
  if (!page) return undefined
  const recent = eventsBetween(page, 'exception', call.at - SOON, call.at + RETHROWN)
  return recent.findLast((exception) => inErrorHandler(call) || sharesScript(exception, call))
}

function sharesScript(exception: UncaughtException, call: CloseCall): boolean {
  if (!call.stack) return false
  const scripts = scriptsOf(call.stack)
  if (exception.file && scripts.has(withoutQuery(exception.file))) return true
  return [...scriptsOf(exception.stack ?? '')].some((script) => scripts.has(script))
}

/** One handler closed and threw, or a function led to both, by different lines. */
function isLinked(exception: UncaughtException, call: CloseCall): boolean {
  if (exception.at >= call.at && call.running) return true
  return forkOf(exception.stack, call.stack) !== undefined
}

/** Its event says why it closed. */
function isOfUser({ running }: CloseCall): boolean {
  if (!running?.trusted) return false
  return running.target === 'element' || running.target === 'document'
}
