/** The fields of a plain object, each with its check. */
export type Shape = Readonly<Record<string, Field>>
export type Field = Check | Nested
export type Check = (value: unknown) => boolean
/** A field that is an object or list itself: copied, so that nothing unknown comes along within. */
export interface Nested {
  /** Undefined when it does not fit. */
  copy(value: unknown): unknown
  readonly optional?: boolean
}

/** UTF-16 units: URLs, stacks and policies are shorter; what a page tells is cut to less. */
const MAX_TEXT = 128 * 1024
/** Names, codes, sentences. */
const MAX_WORDS = 8 * 1024
/** What a Date can hold, ms. https://tc39.es/ecma262/#sec-time-values-and-time-range */
const MAX_TIME = 8.64e15

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_TEXT
}

/** A text that is short wherever the platform writes it. */
export function isWords(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_WORDS
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

/** A moment or a duration, ms. */
export function isTime(value: unknown): value is number {
  return isNumber(value) && Math.abs(value) <= MAX_TIME
}

/** A count or a size. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean'
}

export function isOneOf(...allowed: readonly unknown[]): Check {
  return (value) => allowed.includes(value)
}

export function optional(check: Check): Check {
  return (value) => value === undefined || check(value)
}

/** An object of this shape. */
export function object(shape: Shape): Nested {
  return { copy: (value) => (isObject(value) ? shaped(value, shape) : undefined) }
}

/** A list whose items fit. */
export function listOf(item: Field, most: number): Nested {
  return {
    copy(value) {
      if (!Array.isArray(value) || value.length > most) return undefined
      const copies = Array.from(value, (one) => copyOf(one, item))
      return copies.includes(undefined) ? undefined : copies
    },
  }
}

export function maybe(nested: Nested): Nested {
  return { ...nested, optional: true }
}

/** The object with the fields of the shape and no others, or undefined where one does not fit. */
export function shaped(
  value: Record<string, unknown>,
  shape: Shape,
): Record<string, unknown> | undefined {
  const copy: Record<string, unknown> = {}
  for (const name in shape) {
    const field = shape[name]
    const given = Object.hasOwn(value, name) ? value[name] : undefined
    if (!field) continue
    if (given === undefined && isOptional(field)) continue
    const fitting = copyOf(given, field)
    if (fitting === undefined) return undefined
    copy[name] = fitting
  }
  return copy
}

function isOptional(field: Field): boolean {
  return typeof field === 'function' ? field(undefined) : field.optional === true
}

function copyOf(value: unknown, field: Field): unknown {
  if (typeof field !== 'function') return field.copy(value)
  return field(value) ? value : undefined
}
