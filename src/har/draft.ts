import { isObject } from '../channel/shape.ts'
import { apply, type Connection, startConnection } from '../connection.ts'
import type { CaptureEvent, DocumentId } from '../event.ts'
import { keepMessage } from '../evict.ts'
import type { Log } from '../log.ts'
import { VERSION } from './format.ts'
import type { ForeignEntry } from './read-foreign.ts'
import { readItem } from './read-message.ts'
import { readEvent } from './shapes.ts'

/** An entry while it is read: messages go into the log’s bounds at once, so that memory is bounded. */
export interface Draft extends ForeignEntry {
  readonly connection: Connection
  readonly fields: Map<string, unknown>
  readonly errors: { text: string; at: number }[]
  readonly events: CaptureEvent[]
  /** Items of `_webSocketMessages`. */
  items: number
  last: number
  /** The version of our own field; undefined where another tool wrote the entry. */
  version: unknown
  page: unknown
  facts: unknown
}

/** Stands in until the entry is whole. */
const UNKNOWN = 'unknown' as DocumentId

export function startDraft(): Draft {
  return {
    connection: startConnection(UNKNOWN, {
      kind: 'construct',
      seq: 0,
      at: 0,
      socket: 0,
      source: 'app',
      url: '',
      protocols: [],
    }),
    fields: new Map(),
    request: {},
    response: {},
    errors: [],
    events: [],
    items: 0,
    last: 0,
    version: undefined,
    page: undefined,
    facts: undefined,
  }
}

/** Takes in a part of the entry; `field` is its place below the entry. Returns what is wrong. */
export function fill(draft: Draft, log: Log, field: string, value: unknown): string | undefined {
  switch (field) {
    case '_webSocketMessages[]':
      return addItem(draft, log, value)
    case '_websocketDoctor.events[]':
      return addEvent(draft, value)
    case '_websocketDoctor.version':
      draft.version = value
      return undefined
    case '_websocketDoctor.page':
      draft.page = value
      return undefined
    case '_websocketDoctor.facts':
      draft.facts = value
      return undefined
  }
  const [part, name] = field.split('.')
  if (part === 'request' && name !== undefined) draft.request[name] = value
  else if (part === 'response' && name !== undefined) draft.response[name] = value
  else draft.fields.set(field, value)
  return undefined
}

/** Whether our own field is there and of a version that is known. */
export function isOwn(draft: Draft): boolean {
  return draft.version === VERSION
}

function addItem(draft: Draft, log: Log, value: unknown): string | undefined {
  const item = readItem(value, draft.connection.socket, draft.last + 1)
  switch (item.kind) {
    case 'wrong':
      return item.text
    case 'error':
      draft.errors.push(item)
      return undefined
    case 'control':
      return undefined
    case 'message':
      draft.items++
      draft.last = Math.max(draft.last, item.message.seq)
      apply(draft.connection, item.message)
      keepMessage(log, draft.connection, item.message)
      return undefined
  }
}

function addEvent(draft: Draft, value: unknown): string | undefined {
  const event = readEvent(value)
  if (event) draft.events.push(event)
  return event ? undefined : `is no event${isObject(value) ? '' : ' but another value'}`
}
