import { readableText } from '../decode/reader.ts'
import { jsonStart } from '../format/json-text.ts'
import { type Outline, outlineOf } from '../json/check.ts'
import { type Changes, changesBetween } from './json.ts'
import { type Step, stepsBetween } from './sequence.ts'

type Body = string | Uint8Array

/** How two bodies differ, as far as is told. */
export type Comparison =
  | { readonly kind: 'same' }
  | ({ readonly kind: 'json' } & Changes)
  | { readonly kind: 'text'; readonly list: readonly Line[]; readonly isPart: boolean }
  | { readonly kind: 'bytes'; readonly list: readonly Row[]; readonly isPart: boolean }

/** A line of text, or `…` for lines that both have. */
export interface Line {
  readonly sign: '+' | '-' | '=' | '…'
  readonly text: string
  /** The part of the text that differs from the line it stands for, where it stands for one. */
  readonly differs?: readonly [start: number, end: number]
}

/** The bytes from an offset on that differ. */
export interface Row {
  readonly offset: number
  readonly before: Uint8Array
  readonly after: Uint8Array
}

/** Lines and rows that are told; characters of a line; lines around a difference. */
const MOST = 1_000
const LONGEST = 2_000
const AROUND = 3
/** Characters before the difference in a long line. */
const BEFORE = 100

/** Bytes on a row. */
export const ROW = 16

/** Compares as JSON where both are, else as text where both are, else byte by byte. */
export function compareBodies(first: Body, second: Body): Comparison {
  const a = asText(first)
  const b = asText(second)
  if (a === undefined || b === undefined) return byBytes(bytesOf(first), bytesOf(second))
  if (a === b) return { kind: 'same' }
  const [old, fresh] = [structureOf(a), structureOf(b)]
  if (old && fresh && a.slice(0, old.from) === b.slice(0, fresh.from)) {
    return { kind: 'json', ...changesBetween(old, fresh) }
  }
  return byLines(a, b)
}

function asText(body: Body): string | undefined {
  return typeof body === 'string' ? body : readableText(body)
}

function bytesOf(body: Body): Uint8Array {
  return typeof body === 'string' ? new TextEncoder().encode(body) : body
}

function structureOf(text: string): Outline | undefined {
  const start = jsonStart(text)
  return start === undefined ? undefined : outlineOf(text, start)
}

function byLines(first: string, second: string): Comparison {
  const olds = first.split('\n')
  const news = second.split('\n')
  const steps = stepsBetween(olds, news)
  const list: Line[] = []
  const partners = partnersOf(steps)
  let skipped = false
  for (const [at, [sign, x, y]] of steps.entries()) {
    const isNear = steps
      .slice(Math.max(0, at - AROUND), at + AROUND + 1)
      .some(([near]) => near !== '=')
    if (!isNear) {
      skipped = true
      continue
    }
    if (skipped) list.push({ sign: '…', text: '' })
    skipped = false
    if (list.length >= MOST) return { kind: 'text', list, isPart: true }
    const text = (sign === '+' ? news[y] : olds[x]) ?? ''
    const partner = sign === '=' ? undefined : partners.get(at)
    const other = partner === undefined ? undefined : sign === '+' ? olds[partner] : news[partner]
    list.push(lineOf(sign, text, other))
  }
  return { kind: 'text', list, isPart: false }
}

/** The line of the other text that each removed or added line stands for: runs go line by line. */
function partnersOf(steps: readonly Step[]): Map<number, number> {
  const partners = new Map<number, number>()
  let removed: number[] = []
  let taken = 0
  for (const [at, [sign, , y]] of steps.entries()) {
    const previous = removed[taken]
    if (sign === '-') removed.push(at)
    else if (sign === '+' && previous !== undefined) {
      partners.set(at, steps[previous]?.[1] ?? 0)
      partners.set(previous, y)
      taken++
    } else if (sign === '=') {
      removed = []
      taken = 0
    }
  }
  return partners
}

/** A line cut short around what differs in it. */
function lineOf(sign: Line['sign'], text: string, other: string | undefined): Line {
  if (other === undefined) {
    return { sign, text: text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text }
  }
  let start = 0
  while (start < text.length && text[start] === other[start]) start++
  let end = 0
  const most = Math.min(text.length, other.length) - start
  while (end < most && text.at(-1 - end) === other.at(-1 - end)) end++
  // Never between the halves of a character.
  if (start > 0 && isLowHalf(text, start)) start--
  if (end > 0 && isLowHalf(text, text.length - end)) end--
  const from = start > LONGEST / 2 ? start - BEFORE : 0
  const to = Math.min(text.length, from + LONGEST)
  const head = from > 0 ? '…' : ''
  const shift = head.length - from
  return {
    sign,
    text: `${head}${text.slice(from, to)}${to < text.length ? '…' : ''}`,
    differs: [start + shift, Math.min(text.length - end, to) + shift],
  }
}

function isLowHalf(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit < 0xe000
}

function byBytes(first: Uint8Array, second: Uint8Array): Comparison {
  const list: Row[] = []
  for (let offset = 0; offset < Math.max(first.length, second.length); offset += ROW) {
    const before = first.subarray(offset, offset + ROW)
    const after = second.subarray(offset, offset + ROW)
    if (before.length === after.length && before.every((byte, at) => byte === after[at])) continue
    if (list.length >= MOST) return { kind: 'bytes', list, isPart: true }
    list.push({ offset, before: before.slice(), after: after.slice() })
  }
  return list.length === 0 ? { kind: 'same' } : { kind: 'bytes', list, isPart: false }
}
