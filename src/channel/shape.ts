/** The fields of a plain object, each with its check. */
export type Shape = Readonly<Record<string, Check>>
export type Check = (value: unknown) => boolean

/** Longer texts are none of ours: URLs, reasons, stacks and headers are shorter. */
const MAX_TEXT = 256 * 1024

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_TEXT
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

/** A count or a size. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean'
}

export function isArrayOf(check: Check, most = 1_000): Check {
  return (value) => Array.isArray(value) && value.length <= most && value.every(check)
}

export function isOneOf(...allowed: readonly unknown[]): Check {
  return (value) => allowed.includes(value)
}

export function optional(check: Check): Check {
  return (value) => value === undefined || check(value)
}

/** The object with the fields of the shape and no others, or undefined where one does not fit. */
export function shaped(
  value: Record<string, unknown>,
  shape: Shape,
): Record<string, unknown> | undefined {
  const copy: Record<string, unknown> = value.kind === undefined ? {} : { kind: value.kind }
  for (const name in shape) {
    const field = value[name]
    if (!shape[name]?.(field)) return undefined
    if (field !== undefined) copy[name] = field
  }
  return copy
}
