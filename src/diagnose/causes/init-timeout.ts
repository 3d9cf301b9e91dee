/**
 * Decided by: 4408 or the recognised library's code, or words; or nothing was sent, a send() had
 * been refused before the opening, and the server closed.
 * Confused with: `unauthorized`, `idle-timeout`.
 * https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
 */
import type { Connection } from '../../connection.ts'
import type { CallRefused } from '../../event.ts'
import { frameEvidence, frameIsSilent, frameSays } from '../close-frame.ts'
import { closeFrame } from '../ends.ts'
import type { Cause, Decision, Evidence } from '../verdict.ts'
import { atPlace, precise } from '../words.ts'

export const initTimeout: Cause = {
  id: 'init-timeout',
  about: 'The server waited for a first message that never came.',
  decide,
}

function decide(connection: Connection): Decision | undefined {
  const frame = closeFrame(connection)
  if (!frame || !connection.opened) return undefined
  const reading = frameSays(connection, 'init-timeout')
  const lost = lostOpening(connection)
  if (!reading && !(lost && frameIsSilent(connection))) return undefined
  const waited = precise(frame.at - connection.opened.at)
  return {
    closedBy: 'server',
    confidence: reading?.confidence ?? 'possible',
    summary: `The server waited ${waited} for the opening message of the page and closed the connection${reading ? `: ${reading.says}` : ''}.`,
    evidence: [
      ...frameEvidence(connection, frame),
      ...sentEvidence(connection),
      ...lostEvidence(lost),
    ],
    advice: [
      {
        text: 'Send the opening message (init, login, subscribe) in the open handler, before anything that takes time, such as fetching a token.',
      },
    ],
    alternatives: [],
  }
}

/** A send() before the opening throws, and its message is never sent. */
function lostOpening({ refusedCalls, sent }: Connection): CallRefused | undefined {
  if (sent.count > 0) return undefined
  return refusedCalls.find(({ method, state }) => method === 'send' && state === 0)
}

function sentEvidence({ sent, opened }: Connection): Evidence[] {
  if (sent.count > 0 || !opened) return []
  return [{ text: 'The page sent nothing after the opening.', at: opened.at }]
}

function lostEvidence(lost: CallRefused | undefined): Evidence[] {
  if (!lost) return []
  const text = `send() was called${atPlace(lost)} before the connection was open and threw ${lost.error.name}: that message was never sent.`
  return [{ text, at: lost.at, ...(lost.stack !== undefined && { stack: lost.stack }) }]
}
