import { brief, sentence } from './brief.ts'
import { type Decoded, Undecodable } from './decoder.ts'
import { field, parseFields, textField } from './json.ts'

/** A message of either GraphQL protocol: they differ in the names of their types. */
export function decodeGraphql(
  body: string | Uint8Array,
  layer: string,
  types: readonly string[],
): Decoded {
  const message = parseFields(body)
  const type = textField(message, 'type')
  if (type === undefined || !types.includes(type)) throw new Undecodable('No GraphQL message')
  const id = field(message, 'id')
  const payload = field(message, 'payload')
  const query = textField(payload, 'query')
  return {
    summary: sentence(
      type,
      id !== undefined && `#${brief(id)}`,
      query === undefined ? said(payload) : operation(query, payload),
    ),
    value: message,
    layers: [layer],
  }
}

/** Data of a result alone, messages of errors alone. */
function said(payload: unknown): string {
  const errors = Array.isArray(payload) ? payload : field(payload, 'errors')
  if (Array.isArray(errors) && errors.length > 0) {
    return `error: ${errors.map((error) => brief(field(error, 'message') ?? error)).join('; ')}`
  }
  return brief(field(payload, 'data') ?? payload)
}

/** `subscription OnPrice {"symbol":"ACME"}`, or the first field of an operation without a name. */
function operation(query: string, payload: unknown): string {
  const text = query.slice(0, 2_000).replace(/#[^\n]*/g, '')
  const head = /\b(query|mutation|subscription)\b\s*(\w+)?/.exec(text)
  const name =
    textField(payload, 'operationName') ?? head?.[2] ?? /\{\s*(\w+)/.exec(text)?.[1] ?? ''
  return sentence(head?.[1] ?? 'query', name, brief(field(payload, 'variables')))
}
