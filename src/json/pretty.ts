import type { Outline } from './check.ts'
import {
  endOfString,
  endOfWord,
  isBlank,
  isClosing,
  isOpening,
  isWordStart,
  QUOTE,
} from './scan.ts'

/** Writes JSON with a line for each value, step by step. */
export interface Pretty {
  work(deadline: number): boolean
  progress(): number
  /** What is written so far. */
  text(): string
}

/** Levels that are indented: deeper ones stand below each other. */
const DEEPEST = 60
const INDENTS = Array.from({ length: DEEPEST + 1 }, (_, level) => `\n${'  '.repeat(level)}`)

/** Tokens written between two looks at the clock. */
const STRIDE = 2_048

/** Tokens stay as they stand in the text: numbers keep all their digits. */
export function createPretty({ text, from }: Outline, end = text.length): Pretty {
  let out = text.slice(0, from)
  let at = from
  let level = 0

  const line = () => INDENTS[Math.min(level, DEEPEST)] ?? ''
  function step(): void {
    const unit = text.charCodeAt(at)
    if (isBlank(unit)) at++
    else if (isOpening(unit)) open()
    else if (isClosing(unit)) {
      level--
      out += line() + text.charAt(at++)
    } else if (unit === QUOTE || isWordStart(unit)) {
      const next = unit === QUOTE ? endOfString(text, at) : endOfWord(text, at)
      out += text.slice(at, next)
      at = next
    } else {
      at++
      out += unit === 0x2c ? `,${line()}` : ': '
    }
  }
  function open(): void {
    const sign = text.charAt(at++)
    while (isBlank(text.charCodeAt(at))) at++
    if (isClosing(text.charCodeAt(at))) out += sign + text.charAt(at++)
    else {
      level++
      out += sign + line()
    }
  }
  return {
    work(deadline) {
      while (at < end) {
        for (let left = STRIDE; left > 0 && at < end; left--) step()
        if (performance.now() > deadline) break
      }
      return at >= end
    },
    progress: () => (at >= end ? 1 : (at - from) / (end - from)),
    text: () => out,
  }
}

/** A part of a JSON text, indented, at once. */
export function prettyOf(outline: Outline, start: number, end: number): string {
  const pretty = createPretty({ ...outline, from: start }, end)
  pretty.work(Number.POSITIVE_INFINITY)
  return pretty.text().slice(start)
}
