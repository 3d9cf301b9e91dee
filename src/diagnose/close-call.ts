import { type Connection, endedAt } from '../connection.ts'
import type { CloseCall, Running } from '../event.ts'
import type { Evidence } from './verdict.ts'
import { ageAt, atPlace, codeAndReason, precise, quote, stackOf } from './words.ts'

/** The close() of the page as evidence: where, when, with what, while what ran, and the answer. */
export function closeEvidence(connection: Connection, call: CloseCall): Evidence[] {
  const stack = stackOf(call)
  const text = `The page called ${callInWords(call)}${atPlace(call)}, ${ageAt(connection, call.at)}.`
  return [
    { text, at: call.at, ...(stack !== undefined && { stack }) },
    ...runningEvidence(call),
    ...answerEvidence(connection, call),
  ]
}

function callInWords({ code, reason }: CloseCall): string {
  if (code === undefined) return 'close()'
  return reason ? `close(${code}, ${quote(reason)})` : `close(${code})`
}

function runningEvidence(call: CloseCall): Evidence[] {
  if (!call.running) return []
  return [{ text: `It ran in ${handlerInWords(call.running)}.`, at: call.at }]
}

/** `a click handler`, `the message handler of a socket`. */
export function handlerInWords({ type, target, trusted }: Running): string {
  const by = trusted ? '' : ', of an event the page made itself'
  if (target === 'socket') return `the ${type} handler of a socket${by}`
  const one = /^[aeiou]/i.test(type) ? 'an' : 'a'
  if (target === 'window' || target === 'document')
    return `${one} ${type} handler of the ${target}${by}`
  // Workers, ports and channels: schedulers of frameworks use a port too.
  if (target === 'other' && type === 'message')
    return `the message handler of a port or worker${by}`
  return `${one} ${type} handler${by}`
}

/** The server may answer with a code of its own, or not at all: the page closed it all the same. */
function answerEvidence(connection: Connection, call: CloseCall): Evidence[] {
  const { closed } = connection
  if (!closed || call.state !== 1 || closed.at !== endedAt(connection)) return []
  const after = `${precise(closed.at - call.at)} later`
  if (closed.code === 1006) {
    const text = `The connection ended ${after} without the server’s Close frame (1006).`
    return [{ text, at: closed.at }]
  }
  if (closed.code === (call.code ?? 1005)) return []
  const text = `The server answered the page’s close ${after} with ${codeAndReason(closed.code, closed.reason)}.`
  return [{ text, at: closed.at }]
}
