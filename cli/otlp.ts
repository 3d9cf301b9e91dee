import { createHash } from 'node:crypto'
import { type Connection, endedAt } from '../src/connection.ts'
import { diagnose } from '../src/diagnose/diagnose.ts'
import { CREATOR } from '../src/har/export.ts'
import type { Imported } from '../src/har/import.ts'
import type { Secrets } from '../src/har/secrets.ts'
import { severityOf } from '../src/report/severity.ts'

/**
 * Spans in the JSON encoding of OTLP: times are texts, ids hexadecimal.
 * https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
export interface TraceRequest {
  resourceSpans: {
    resource: { attributes: Attribute[]; droppedAttributesCount: 0 }
    scopeSpans: { scope: { name: string; version: string }; spans: Span[] }[]
  }[]
}

export interface Span {
  traceId: string
  spanId: string
  name: string
  kind: number
  startTimeUnixNano: string
  endTimeUnixNano: string
  attributes: Attribute[]
  droppedAttributesCount: 0
  events: {
    timeUnixNano: string
    name: string
    attributes: Attribute[]
    droppedAttributesCount: 0
  }[]
  droppedEventsCount: 0
  links: []
  droppedLinksCount: 0
  status: { code: number; message?: string }
}

interface Attribute {
  key: string
  value: { stringValue: string } | { intValue: number }
}

const CLIENT = 3
const ERROR = 2
/** Spans of one request; collectors refuse bodies of several MiB. */
const BATCH = 500

/** One span per connection, in requests of a size collectors take. */
export function traceRequests(
  file: string,
  imported: Imported,
  secrets: Secrets,
  service: string,
): TraceRequest[] {
  const spans = [...imported.log.connections.values()]
    .filter(({ source }) => source !== 'test')
    .map((connection) => spanOf(file, connection, imported, secrets))
  const requests: TraceRequest[] = []
  for (let at = 0; at < spans.length; at += BATCH) {
    requests.push({
      resourceSpans: [
        {
          resource: {
            attributes: attributes({ 'service.name': service, 'log.file.name': file }),
            droppedAttributesCount: 0,
          },
          scopeSpans: [
            {
              scope: { name: CREATOR.name, version: CREATOR.version },
              spans: spans.slice(at, at + BATCH),
            },
          ],
        },
      ],
    })
  }
  return requests
}

/** Posts them to a collector. https://opentelemetry.io/docs/specs/otlp/#otlphttp-request */
export async function post(
  endpoint: string,
  requests: readonly TraceRequest[],
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  for (const request of requests) {
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(request),
    })
    if (!answer.ok) throw new Error(`${endpoint} answered ${answer.status} ${answer.statusText}`)
  }
}

/** Documents are traces: what a page opened belongs together. */
function spanOf(
  file: string,
  connection: Connection,
  { log, now }: Imported,
  secrets: Secrets,
): Span {
  const { id, doc, constructed } = connection
  const diagnosis = diagnose(connection, { log, now })
  const { verdict, findings } = secrets.cover(diagnosis)
  const end = endedAt(connection) ?? now
  const failed = severityOf(connection, diagnosis) === 'failure'
  return {
    traceId: hash(32, file, doc, String(now)),
    spanId: hash(16, file, id, String(now)),
    name: 'WebSocket',
    kind: CLIENT,
    startTimeUnixNano: nano(constructed.at),
    endTimeUnixNano: nano(Math.max(end, constructed.at)),
    attributes: attributesOf(connection, secrets, failed ? verdict?.cause : undefined).concat(
      attributes({
        'websocket_doctor.cause': verdict?.cause,
        'websocket_doctor.closed_by': verdict?.closedBy,
        'websocket_doctor.confidence': verdict?.confidence,
      }),
    ),
    droppedAttributesCount: 0,
    events: findings.map(({ id: name, severity, summary, evidence }) => ({
      timeUnixNano: nano(evidence[0]?.at ?? end),
      name,
      attributes: attributes({
        'websocket_doctor.severity': severity,
        'websocket_doctor.summary': summary,
      }),
      droppedAttributesCount: 0,
    })),
    droppedEventsCount: 0,
    links: [],
    droppedLinksCount: 0,
    status: failed ? { code: ERROR, ...(verdict && { message: verdict.summary }) } : { code: 0 },
  }
}

/** Semantic conventions where there are some. https://opentelemetry.io/docs/specs/semconv/registry/attributes/ */
function attributesOf(connection: Connection, secrets: Secrets, errorType: string | undefined) {
  const { url, sent, received, opened, handshake } = connection
  const closed = connection.closed && secrets.cover(connection.closed)
  const covered = secrets.cover({ url }).url
  const address = URL.canParse(url) ? new URL(url) : undefined
  return attributes({
    'url.full': covered,
    'url.scheme': address?.protocol.slice(0, -1),
    'server.address': address?.hostname,
    'server.port': portOf(address),
    'network.protocol.name': 'websocket',
    'http.response.status_code': handshake?.status || (opened ? 101 : undefined),
    'error.type': errorType,
    'websocket.subprotocol': opened?.protocol && secrets.text(opened.protocol),
    'websocket.messages.sent': sent.count,
    'websocket.messages.received': received.count,
    'websocket.bytes.sent': sent.bytes,
    'websocket.bytes.received': received.bytes,
    'websocket.close.code': closed?.code,
    'websocket.close.reason': closed?.reason,
  })
}

function portOf(address: URL | undefined): number | undefined {
  if (!address) return undefined
  if (address.port !== '') return Number(address.port)
  return address.protocol === 'wss:' ? 443 : 80
}

function attributes(values: Readonly<Record<string, string | number | undefined>>): Attribute[] {
  return Object.entries(values).flatMap(([key, value]): Attribute[] => {
    if (value === undefined || value === '') return []
    if (typeof value === 'string') return [{ key, value: { stringValue: value } }]
    return [{ key, value: { intValue: Math.round(value) } }]
  })
}

/** Times before 1970 have no place in it. */
function nano(at: number): string {
  const whole = Math.max(0, Math.floor(at))
  const rest = Math.max(0, Math.round((at - Math.floor(at)) * 1e6))
  return String(BigInt(whole) * 1_000_000n + BigInt(rest))
}

function hash(length: number, ...parts: string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, length)
}
