import type { Connection } from '../connection.ts'
import type { CloseCall } from '../event.ts'
import { closeEvidence } from './close-call.ts'
import { cut, pageCloseCall } from './ends.ts'
import { type Refusal, refusalBefore, refusalEvidence } from './refusal.ts'
import type { Advice, ClosedBy, Decision } from './verdict.ts'
import { atPlace, precise, quote } from './words.ts'

/** A message of the server that ended the session, and who closed on it. */
export interface Told {
  closedBy: ClosedBy
  refusal: Refusal
  /** The page's close() that answered it; none where the connection was cut. */
  call?: CloseCall
}

/** A page that closes on a refusal does so while it handles it, or right after; ms. */
const ANSWER = 200
/** A server that refuses and drops the connection does so in one go; ms. */
const CUT = 500

/**
 * The server said what speaks for this cause, and the page closed in answer, or the connection was
 * cut. By the protocol of a library it was the server that ended the session: its client obeys.
 */
export function told(connection: Connection, cause: string): Told | undefined {
  const call = pageCloseCall(connection)
  const at = call?.at ?? cut(connection)?.at
  const refusal = at === undefined ? undefined : refusalBefore(connection, at)
  if (refusal?.cause !== cause) return undefined
  if (!call) return isAtOnce(refusal, at) ? { closedBy: 'network', refusal } : undefined
  if (call.running?.type !== 'message' && call.at - refusal.message.at > ANSWER) return undefined
  return { closedBy: refusal.library ? 'server' : 'page', refusal, call }
}

/** What a session ends with is followed by the end; another message may be about one request. */
function isAtOnce({ message, library }: Refusal, at = message.at): boolean {
  return library !== undefined || at - message.at <= CUT
}

/** As `told`, and by the protocol of a library: what any page does on words is its own choice. */
export function toldByProtocol(
  connection: Connection,
  cause: string,
  saying: string,
  advice: Advice[],
): Decision | undefined {
  const found = told(connection, cause)
  if (!found?.refusal.library) return undefined
  return { ...toldDecision(connection, found, saying), advice }
}

/** @param saying `refused the client` */
export function toldDecision(
  connection: Connection,
  { closedBy, refusal, call }: Told,
  saying: string,
): Omit<Decision, 'advice'> {
  const end = call?.at ?? connection.closed?.at ?? refusal.message.at
  return {
    closedBy,
    confidence: 'likely',
    summary: `The server ${saying} (${quote(refusal.words)}), and ${whoClosed(refusal, call)}.`,
    evidence: [
      ...refusalEvidence(refusal, end),
      ...(call ? closeEvidence(connection, call) : cutEvidence(end, refusal)),
    ],
    alternatives: [],
  }
}

function whoClosed({ library }: Refusal, call: CloseCall | undefined): string {
  if (!call) return 'the connection was cut'
  if (!library) return `the page closed the connection${atPlace(call)}`
  return `the ${library} client closed the connection in answer${atPlace(call)}`
}

function cutEvidence(end: number, { message }: Refusal): Decision['evidence'] {
  const text = `The connection was cut ${precise(end - message.at)} after it, without a Close frame (1006).`
  return [{ text, at: end }]
}
