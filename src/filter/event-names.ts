import { asJson } from '../format/json-text.ts'

/** Fields that name a message in the protocols people use. */
const FIELDS = [
  'type',
  'event',
  'op',
  'action',
  'method',
  'topic',
  'channel',
  'cmd',
  'command',
  'kind',
  'target',
  'name',
  't',
]
/** Phoenix has its topic and event third and fourth: `[join_ref, ref, topic, event, payload]`. */
const NAMES_IN_ARRAY = 4
/** SignalR ends each of its records with it. */
const RECORD_SEPARATOR = '\x1e'

/** The names a text message goes by: its event, type, topic or operation; none if it has none. */
export function eventNames(body: string): string[] {
  const stomp = /^([A-Z]+)\n/.exec(body)
  if (stomp) return [stomp[1] ?? '', ...stompDestination(body)]
  return body.split(RECORD_SEPARATOR, 4).flatMap((record) => namesOf(asJson(record)?.value))
}

function stompDestination(body: string): string[] {
  const [, destination] = /\ndestination:([^\n]+)/.exec(body) ?? []
  return destination === undefined ? [] : [destination]
}

function namesOf(value: unknown): string[] {
  if (Array.isArray(value))
    return value.slice(0, NAMES_IN_ARRAY).filter((item) => typeof item === 'string')
  if (typeof value !== 'object' || value === null) return []
  const fields = value as Record<string, unknown>
  return FIELDS.map((field) => fields[field])
    .filter((name) => typeof name === 'string' || typeof name === 'number')
    .map(String)
}
