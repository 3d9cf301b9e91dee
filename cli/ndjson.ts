import type { Connection } from '../src/connection.ts'
import { diagnose } from '../src/diagnose/diagnose.ts'
import type { CaptureEvent } from '../src/event.ts'
import { toBase64 } from '../src/format/base64.ts'
import type { Payloads } from '../src/har/format.ts'
import type { Imported } from '../src/har/import.ts'
import { coverBody, type Secrets } from '../src/har/secrets.ts'
import { eventsOf, isoTime } from '../src/har/write-entry.ts'

/** A line: the same columns in all, so that a database finds its types. */
export interface Line {
  file: string
  /** Absent for an event of a page. */
  connection?: string
  url?: string
  page: string
  /** ISO 8601 to the ms, and exactly: ms since the epoch. */
  time: string
  at: number
  /** Of an event as in src/event.ts, `verdict` or `finding`. */
  kind: string
  direction?: string
  type?: string
  /** Bytes. */
  size?: number
  /** Text, or base64 of binary data. */
  data?: string
  code?: number
  reason?: string
  cause?: string
  closed_by?: string
  confidence?: string
  severity?: string
  summary?: string
  /** Everything else the event tells, as JSON. */
  detail?: string
}

/** All that happened in a capture, a line each. */
export function* linesOf(
  file: string,
  imported: Imported,
  secrets: Secrets,
  payloads: Payloads,
): Generator<Line> {
  for (const page of imported.log.pages.values()) {
    const events = [...(page.start ? [page.start] : []), ...page.events]
    for (const event of secrets.cover(events)) {
      yield { file, page: page.id, ...stamp(event.at), ...plainEvent(event) }
    }
  }
  for (const connection of imported.log.connections.values()) {
    yield* linesOfConnection(file, connection, imported, secrets, payloads)
  }
}

function* linesOfConnection(
  file: string,
  connection: Connection,
  { log, now }: Imported,
  secrets: Secrets,
  payloads: Payloads,
): Generator<Line> {
  const { id, doc } = connection
  const { url } = secrets.cover({ url: connection.url })
  const own = { file, connection: id, url, page: doc }
  for (const event of secrets.cover(eventsOf(connection))) {
    yield { ...own, ...stamp(event.at), ...plainEvent(event) }
  }
  for (const message of payloads === 'none' ? [] : connection.messages) {
    const { at, kind, direction, type, size } = message
    const body = coverBody(message, payloads, secrets)
    const data = body instanceof Uint8Array ? toBase64(body) : body
    yield {
      ...own,
      ...stamp(at),
      kind,
      direction,
      type,
      size,
      ...(typeof data === 'string' && { data }),
    }
  }
  const { verdict, findings } = secrets.cover(diagnose(connection, { log, now }))
  if (verdict) {
    const { cause, closedBy, confidence, summary } = verdict
    yield {
      ...own,
      ...stamp(now),
      kind: 'verdict',
      cause,
      closed_by: closedBy,
      confidence,
      summary,
    }
  }
  for (const { id: cause, severity, summary } of findings) {
    yield { ...own, ...stamp(now), kind: 'finding', cause, severity, summary }
  }
}

function stamp(at: number): Pick<Line, 'time' | 'at'> {
  return { time: isoTime(at), at }
}

function plainEvent(event: CaptureEvent): Pick<Line, 'kind' | 'code' | 'reason' | 'detail'> {
  const { kind, at: _at, ...rest } = event
  const { code, reason } = { code: undefined, reason: undefined, ...rest }
  return {
    kind,
    ...(code !== undefined && { code }),
    ...(reason !== undefined && { reason }),
    detail: JSON.stringify(rest),
  }
}
