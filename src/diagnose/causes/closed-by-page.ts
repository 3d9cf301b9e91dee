/**
 * Decided by: an effective close() of the page, and none of the causes that say more.
 * Confused with: a close() in CLOSING or CLOSED, which has no effect (onerror → close).
 * https://websockets.spec.whatwg.org/#dom-websocket-close
 */
import type { Connection } from '../../connection.ts'
import type { CloseCall } from '../../event.ts'
import type { LibraryCall } from '../../knowledge/library-calls.ts'
import { isFromConsole } from '../../stack.ts'
import { behindClose } from '../behind-close.ts'
import { closeAdvice } from '../close-advice.ts'
import { closeEvidence, handlerInWords } from '../close-call.ts'
import { pageCloseCall } from '../ends.ts'
import { libraryAdvice, libraryCallOf, libraryEvidence } from '../library-call.ts'
import { lastMessage } from '../messages.ts'
import { refusalBefore, refusalEvidence } from '../refusal.ts'
import { type Timer, timerOf } from '../timer.ts'
import type { Cause, Context, Decision, Evidence } from '../verdict.ts'
import { ageAt, atPlace, precise } from '../words.ts'

export const closedByPage: Cause = {
  id: 'closed-by-page',
  about: 'Any other close() of the page that had an effect.',
  decide,
}

/** A handler that closes in answer to a message does so at once; ms. */
const ANSWER = 100

function decide(connection: Connection, context: Context): Decision | undefined {
  const call = pageCloseCall(connection)
  if (!call) return undefined
  const timer = timerOf(connection, call, context)
  const library = libraryCallOf(connection, call)
  return {
    closedBy: 'page',
    confidence: 'certain',
    summary: `The page closed the connection itself${atPlace(call)}, ${whenInWords(connection, call, timer)}${libraryInWords(library)}.`,
    evidence: [
      ...closeEvidence(connection, call),
      ...messageEvidence(connection, call),
      ...libraryEvidence(library, call),
      ...(timer?.evidence ?? []),
      ...consoleEvidence(call),
    ],
    advice: library ? [libraryAdvice(library)] : closeAdvice(call, timer !== undefined),
    alternatives: behindClose(connection, call, context),
    ...(!call.running &&
      !call.stack && { unknowable: 'Which line closed it: no stack was taken.' }),
  }
}

function whenInWords(connection: Connection, call: CloseCall, timer: Timer | undefined): string {
  if (timer?.repeated) return timer.repeated
  const age = ageAt(connection, call.at)
  return call.running ? `in ${handlerInWords(call.running)}, ${age}` : age
}

function libraryInWords(library: LibraryCall | undefined): string {
  return library ? `: in ${library.library}, ${library.doing}` : ''
}

function messageEvidence(connection: Connection, call: CloseCall): Evidence[] {
  const refusal = refusalBefore(connection, call.at)
  if (refusal) return refusalEvidence(refusal, call.at)
  if (call.running?.type !== 'message' || call.running.target !== 'socket') return []
  const message = lastMessage(connection, 'receive', call.at)
  if (!message || call.at - message.at > ANSWER) return []
  const text = `It answered a message received ${precise(call.at - message.at)} before.`
  return [{ text, at: message.at, message: message.seq }]
}

function consoleEvidence(call: CloseCall): Evidence[] {
  if (!isFromConsole(call.stack)) return []
  const text =
    'The call came from code without a file: typed into the console, or made from a text such as a javascript: URL.'
  return [{ text, at: call.at }]
}
