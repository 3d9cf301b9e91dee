import type { Connection } from '../connection.ts'
import type { Close } from '../event.ts'
import { closeCode } from '../knowledge/close-codes.ts'
import { type Reading, readCloseFrame } from './close-reading.ts'
import { arrivalOfEnd, closeFrame } from './ends.ts'
import { refusalBefore, refusalEvidence } from './refusal.ts'
import type { Evidence } from './verdict.ts'
import { codeAndReason, precise } from './words.ts'

/** More than a closing handshake takes, ms. */
const LATE = 1_000

/** The reading, if it speaks for this cause. */
export function frameSays(connection: Connection, cause: string): Reading | undefined {
  const reading = readCloseFrame(connection)
  return reading?.cause === cause ? reading : undefined
}

/** Whether patterns may decide: neither reason nor code says anything that holds. */
export function frameIsSilent(connection: Connection): boolean {
  if (!closeFrame(connection)) return false
  const reading = readCloseFrame(connection)
  return reading === undefined || (reading.by === 'code' && closeFrame(connection)?.code === 1001)
}

/** The frame itself as evidence. */
export function frameEvidence(connection: Connection, frame: Close): Evidence[] {
  const { code, reason, at, wasClean } = frame
  const row = closeCode(code)
  const age = connection.opened ? `, ${precise(at - connection.opened.at)} after the opening` : ''
  const text = `The server sent a Close frame with ${codeAndReason(code, reason)}${age}.`
  const lines: Evidence[] = [{ text, at, source: row.source }]
  if (connection.closingAt !== undefined && at - connection.closingAt >= LATE) {
    const text = `readyState was CLOSING ${precise(at - connection.closingAt)} before: the Close frame came then, and the browser waited for the server to close TCP.`
    lines.push({ text, at: connection.closingAt })
  }
  if (!wasClean) {
    const text =
      'wasClean is false: TCP was reset right after the Close frame, or the page had data left to send. The frame still came from the server.'
    lines.push({ text, at })
  }
  const arrived = arrivalOfEnd(connection) ?? at
  const refusal = refusalBefore(connection, arrived)
  return refusal ? [...lines, ...refusalEvidence(refusal, arrived)] : lines
}
