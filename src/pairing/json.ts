import { fieldsAt, itemsAt } from '../json/fields.ts'
import { answers, asks, type ReadTags, type Tag } from './tag.ts'

/** Longer messages are not read, characters: a look at one would be felt. */
const LONGEST = 2 * 1024 * 1024
const IN_BATCH = 100

/** Fields that hold the id of a request, the clearest first. */
const IDS = [
  'requestId',
  'request_id',
  'reqId',
  'req_id',
  'correlationId',
  'correlation_id',
  'id',
  'seq',
]

/** Fields by which an answer names the `id` of its request. */
const REPLIES = ['replyTo', 'reply_to', 'inReplyTo', 'in_reply_to']

const RPC = new Set(['jsonrpc', 'id', 'method', 'result', 'error'])
const FIELDS = new Set([...RPC, ...IDS, ...REPLIES])

/** JSON of no known protocol: JSON-RPC by its marks, else the usual names of ids. */
export const jsonTags: ReadTags = (body) => {
  if (typeof body !== 'string' || body.length > LONGEST) return []
  if (!/^\s*[[{]/.test(body)) return []
  if (!body.trimStart().startsWith('[')) return tagsAt(body, 0)
  return itemsAt(body, 0, IN_BATCH).flatMap(([at]) => rpcTags(fieldsAt(body, at, RPC)))
}

/** https://www.jsonrpc.org/specification */
function rpcTags(fields: ReadonlyMap<string, string>): readonly Tag[] {
  const id = fields.get('id')
  if (id === undefined || !fields.has('jsonrpc')) return []
  if (fields.has('method')) return asks('id', id)
  return fields.has('result') || fields.has('error') ? answers('id', id) : []
}

function tagsAt(text: string, at: number): readonly Tag[] {
  const fields = fieldsAt(text, at, FIELDS)
  if (fields.has('jsonrpc')) return rpcTags(fields)
  const replies = REPLIES.flatMap((name) => {
    const id = fields.get(name)
    return id !== undefined && isPlain(id) ? answers('id', id) : []
  })
  if (replies.length > 0) return replies
  const found = IDS.flatMap((field): Tag[] => {
    const id = fields.get(field)
    if (id === undefined || !isPlain(id)) return []
    return [{ key: `${field} ${id}`, role: 'either', words: `${field} ${id}`, field }]
  })
  return found.slice(0, 3)
}

/** A whole number or a short string. */
function isPlain(token: string): boolean {
  return /^(?:\d{1,20}|"[^"\\]{1,128}")$/.test(token)
}

/** The Language Server Protocol puts a header before its JSON-RPC. */
export const rpcOnly: ReadTags = (body, direction) => {
  if (typeof body !== 'string') return []
  const start = body.startsWith('Content-') ? body.indexOf('\r\n\r\n') + 4 : 0
  return jsonTags(body.slice(start), direction)
}
