import { isBlank, isOpening, OPEN_OBJECT, QUOTE } from './scan.ts'

/** A text that is JSON, and what was learned of it on the way. */
export interface Outline {
  readonly text: string
  /** Where the value begins: a short prefix may stand before it. */
  readonly from: number
  /** End and number of members of long containers, by their start. */
  readonly long: ReadonlyMap<number, Long>
}

export interface Long {
  readonly end: number
  readonly count: number
}

/** Reads a text step by step. */
export interface Check {
  /** Reads on until the deadline, ms of `performance.now()`; true when it is over. */
  work(deadline: number): boolean
  /** How far it is, from 0 to 1. */
  progress(): number
  /** Undefined until it is over, and for what is not JSON. */
  outline(): Outline | undefined
}

/** Characters from which the end of a container is remembered, and how many at most. */
const LONG = 2_048
const MOST_LONG = 200_000

/** Deeper nesting is not read: every open container takes room. */
const DEEPEST = 1_000_000

/** Tokens read between two looks at the clock. */
const STRIDE = 4_096

const NUMBER = /-?(?:0|[1-9]\d{0,4095})(?:\.\d{1,4096})?(?:[eE][+-]?\d{1,20})?/y
const WORDS = ['true', 'false', 'null']

/** Checks whether a text is JSON from `from` on, as `JSON.parse` would, without building its value. */
export function createCheck(text: string, from = 0): Check {
  const starts: number[] = []
  const counts: number[] = []
  const long = new Map<number, Long>()
  let at = from
  let first = from
  let state: 'value' | 'first' | 'name' | 'next' | 'done' | 'failed' = 'value'

  function step(): void {
    while (isBlank(text.charCodeAt(at))) at++
    const unit = text.charCodeAt(at)
    if (state === 'value') value(unit)
    else if (state === 'first') firstMember(unit)
    else if (state === 'name') name(unit)
    else next(unit)
  }
  function value(unit: number): void {
    if (starts.length === 0) first = at
    if (isOpening(unit)) {
      starts.push(at)
      counts.push(0)
      at++
      state = starts.length > DEEPEST ? 'failed' : 'first'
      return
    }
    const end = unit === QUOTE ? checkString(text, at) : checkWord(text, at)
    if (end < 0) state = 'failed'
    else {
      at = end
      state = 'next'
    }
  }
  function firstMember(unit: number): void {
    if (isEnd(unit)) {
      close()
      return
    }
    counts[counts.length - 1] = 1
    state = isInObject() ? 'name' : 'value'
  }
  function name(unit: number): void {
    const end = unit === QUOTE ? checkString(text, at) : -1
    at = end
    while (isBlank(text.charCodeAt(at))) at++
    if (end < 0 || text[at] !== ':') {
      state = 'failed'
      return
    }
    at++
    state = 'value'
  }
  function next(unit: number): void {
    if (starts.length === 0) state = at === text.length ? 'done' : 'failed'
    else if (isEnd(unit)) close()
    else if (text[at] === ',') {
      at++
      counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1
      state = isInObject() ? 'name' : 'value'
    } else state = 'failed'
  }
  function isInObject(): boolean {
    return text.charCodeAt(starts.at(-1) ?? 0) === OPEN_OBJECT
  }
  /** The bracket that closes the innermost container. */
  function isEnd(unit: number): boolean {
    return unit === text.charCodeAt(starts.at(-1) ?? 0) + 2
  }
  function close(): void {
    at++
    const start = starts.pop() ?? 0
    const count = counts.pop() ?? 0
    if (at - start >= LONG && long.size < MOST_LONG) long.set(start, { end: at, count })
    state = 'next'
  }
  function isOver(): boolean {
    return state === 'done' || state === 'failed'
  }
  return {
    work(deadline) {
      while (!isOver()) {
        for (let left = STRIDE; left > 0 && !isOver(); left--) step()
        if (performance.now() > deadline) break
      }
      return isOver()
    },
    progress: () => (isOver() ? 1 : at / text.length),
    outline: () => (state === 'done' ? { text, from: first, long } : undefined),
  }
}

/** The outline of a text at once; undefined for what is not JSON. For texts that are not long. */
export function outlineOf(text: string, from = 0): Outline | undefined {
  const check = createCheck(text, from)
  check.work(Number.POSITIVE_INFINITY)
  return check.outline()
}

/** After a string that keeps to the grammar, else -1. https://www.rfc-editor.org/rfc/rfc8259#section-7 */
function checkString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === QUOTE) return at + 1
    if (unit < 0x20) return -1
    if (unit !== 0x5c) continue
    at++
    const sign = text[at] ?? ''
    if (sign === 'u') {
      if (!/^[\da-fA-F]{4}$/.test(text.slice(at + 1, at + 5))) return -1
      at += 4
    } else if (!'"\\/bfnrt'.includes(sign) || sign === '') return -1
  }
  return -1
}

/** After a number or one of the three words, else -1. */
function checkWord(text: string, from: number): number {
  NUMBER.lastIndex = from
  if (NUMBER.test(text)) return NUMBER.lastIndex
  const word = WORDS.find((one) => text.startsWith(one, from))
  return word === undefined ? -1 : from + word.length
}
