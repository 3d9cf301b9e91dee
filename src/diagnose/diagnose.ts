import { type Connection, endedAt, lastActivity } from '../connection.ts'
import { libraryOf } from '../knowledge/libraries.ts'
import { phases } from './causes.ts'
import { neverOpened } from './ends.ts'
import { findings, outsideFindings } from './findings.ts'
import type { Context, Diagnosis, Finding, Verdict } from './verdict.ts'

/** Neighbours and the document are watched for so long after an end, ms. */
const SETTLED_AFTER = 2_000

/**
 * Who ended a connection and why, and what else is worth saying of it. An open connection has no
 * verdict; one the page is closing has its own already.
 */
export function diagnose(connection: Connection, context: Context): Diagnosis {
  if (connection.judged) return connection.judged
  if (connection.endUnrecorded) return diagnoseSeen(connection, context)
  const verdict = judge(connection, context)
  return {
    ...(verdict && { verdict }),
    settled: isSettled(connection, context),
    findings: find(connection, context, verdict),
  }
}

/** What no one recorded gets no verdict, and is not taken for silence. */
function diagnoseSeen(connection: Connection, { log }: Context): Diagnosis {
  const now = lastActivity(connection) ?? connection.constructed.at
  return { settled: true, findings: find(connection, { log, now }) }
}

/** The verdict alone. How a worker's ended is not seen: only why one never opened can be. */
export function judge(connection: Connection, context: Context): Verdict | undefined {
  if (connection.outside && !neverOpened(connection)) return undefined
  for (const phase of phases) {
    if (!phase.holds(connection)) continue
    for (const cause of phase.causes) {
      const decision = cause.decide(connection, context)
      if (decision) return { cause: cause.id, ...decision }
    }
  }
  return undefined
}

function isSettled(connection: Connection, { now }: Context): boolean {
  const end = endedAt(connection)
  return end !== undefined && now - end >= SETTLED_AFTER
}

/** Test sockets are ours, and those of dev servers are left alone: neither is the app's. */
function find(connection: Connection, context: Context, verdict?: Verdict): Finding[] {
  if (connection.source === 'test' || libraryOf(connection)?.devServer) return []
  return (connection.outside ? outsideFindings : findings).flatMap((rule) => {
    const found = rule.find(connection, context, verdict)
    return found ? [{ id: rule.id, ...found }] : []
  })
}
