/** What the filter box says. */
export type Filter =
  | { kind: 'all' }
  | { kind: 'pattern'; pattern: RegExp; negated: boolean }
  | { kind: 'error'; message: string }

/**
 * Plain text, or `/regular expression/`; a leading `-` negates. Case does not matter. A lone `-`
 * and an unfinished `/…` are still being typed: the first filters nothing, the second is text.
 */
export function parseFilter(query: string): Filter {
  const text = query.trim()
  const negated = text.startsWith('-')
  const body = negated ? text.slice(1) : text
  if (body === '') return { kind: 'all' }
  const source = regexSource(body)
  if (source === undefined) return { kind: 'pattern', pattern: literal(body), negated }
  try {
    return { kind: 'pattern', pattern: new RegExp(source, 'i'), negated }
  } catch (error) {
    return { kind: 'error', message: explain(error) }
  }
}

/** Whether a text passes. A filter in error hides nothing. */
export function passes(filter: Filter, text: string): boolean {
  return filter.kind !== 'pattern' || filter.pattern.test(text) !== filter.negated
}

function regexSource(body: string): string | undefined {
  return body.length > 2 && body.startsWith('/') && body.endsWith('/')
    ? body.slice(1, -1)
    : undefined
}

function literal(text: string): RegExp {
  return new RegExp(text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'i')
}

/** Engines word it `Invalid regular expression: /(/i: Unterminated group`, or the last part alone. */
function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const reason = message.slice(message.lastIndexOf(': ') + 1).trim()
  return `Not a regular expression: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`
}
