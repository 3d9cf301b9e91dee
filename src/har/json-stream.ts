import { HarError } from './format.ts'

/** What becomes of a value: gone into, handed over whole, or passed over. */
export type Treatment = 'open' | 'take' | 'skip'

/** Takes a document apart; places are patterns such as `log.entries[].request`. */
export interface Sink {
  treat(pattern: string): Treatment
  value(pattern: string, value: unknown, place: () => string): void
  /** A container that was gone into begins and ends. */
  begin(pattern: string): void
  end(pattern: string): void
}

/** Reads JSON piece by piece: memory is bounded by the largest value that is taken whole. */
export interface JsonStream {
  feed(text: string): void
  /** Whether the document ended; where it broke off otherwise. */
  finish(): { whole: boolean; place: string }
}

/** Characters of one value; browsers limit strings to about twice that. */
const MAX_VALUE = 256 * 1024 * 1024
/** Far deeper than any HAR. */
const MAX_DEPTH = 256

interface Level {
  pattern: string
  array: boolean
  key: string
  index: number
}

type State = 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'after' | 'inside' | 'done'

const QUOTE = 0x22
const BACKSLASH = 0x5c

export function readJson(sink: Sink): JsonStream {
  const levels: Level[] = []
  let state: State = 'value'
  let treatment: Treatment = 'skip'
  // Of the value that is being passed: its parts so far, how deep it is, where in a text.
  let parts: string[] = []
  let length = 0
  let depth = 0
  let inText = false
  let escaped = false
  let scalar = false
  let isKey = false

  function feed(text: string): void {
    let at = 0
    while (at < text.length) at = state === 'inside' ? pass(text, at) : step(text, at)
  }

  /** One sign between values. */
  function step(text: string, at: number): number {
    const sign = text[at] ?? ''
    if (sign === ' ' || sign === '\n' || sign === '\r' || sign === '\t') return at + 1
    switch (state) {
      case 'first-value':
        if (sign === ']') return leave(at)
        return start(sign, at)
      case 'value':
        return start(sign, at)
      case 'first-key':
        if (sign === '}') return leave(at)
        return startKey(sign, at)
      case 'key':
        return startKey(sign, at)
      case 'colon':
        if (sign !== ':') throw unexpected(sign)
        state = 'value'
        return at + 1
      case 'after':
        return next(sign, at)
      default:
        throw new HarError('There is more after the end of the JSON document.')
    }
  }

  function start(sign: string, at: number): number {
    const pattern = patternHere()
    treatment = sink.treat(pattern)
    if (treatment === 'open' && (sign === '{' || sign === '[')) {
      levels.push({ pattern, array: sign === '[', key: '', index: 0 })
      state = sign === '[' ? 'first-value' : 'first-key'
      sink.begin(pattern)
      return at + 1
    }
    if (!/[\d{["tfn-]/.test(sign)) throw unexpected(sign)
    begin(!/[{["]/.test(sign), false)
    return at
  }

  function startKey(sign: string, at: number): number {
    if (sign !== '"') throw unexpected(sign)
    treatment = 'take'
    begin(false, true)
    return at
  }

  function begin(isScalar: boolean, key: boolean): void {
    state = 'inside'
    parts = []
    length = depth = 0
    inText = escaped = false
    scalar = isScalar
    isKey = key
  }

  function next(sign: string, at: number): number {
    const level = levels.at(-1)
    if (!level) throw unexpected(sign)
    if (sign === (level.array ? ']' : '}')) return leave(at)
    if (sign !== ',') throw unexpected(sign)
    level.index++
    state = level.array ? 'value' : 'key'
    return at + 1
  }

  function leave(at: number): number {
    const level = levels.pop()
    if (level) sink.end(level.pattern)
    state = levels.length === 0 ? 'done' : 'after'
    return at + 1
  }

  /** Goes on in a value that is taken or skipped whole; returns where to go on. */
  function pass(text: string, from: number): number {
    const end = scalar ? endOfScalar(text, from) : endOfValue(text, from)
    keep(text, from, end < 0 ? text.length : end)
    if (end < 0) return text.length
    settle()
    return end
  }

  function endOfScalar(text: string, from: number): number {
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === 0x2c || code === 0x5d || code === 0x7d || code <= 0x20) return at
    }
    return -1
  }

  function endOfValue(text: string, from: number): number {
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (escaped) escaped = false
      else if (inText) {
        if (code === BACKSLASH) escaped = true
        else if (code === QUOTE) {
          inText = false
          if (depth === 0) return at + 1
        }
      } else if (code === QUOTE) inText = true
      else if (code === 0x7b || code === 0x5b) {
        if (++depth > MAX_DEPTH) throw new HarError(`${place()} is nested too deep.`)
      } else if ((code === 0x7d || code === 0x5d) && --depth === 0) return at + 1
    }
    return -1
  }

  function keep(text: string, from: number, to: number): void {
    if (treatment === 'skip') return
    length += to - from
    if (length > MAX_VALUE) throw new HarError(`${place()} is larger than 256 MiB.`)
    parts.push(text.slice(from, to))
  }

  function settle(): void {
    const level = levels.at(-1)
    state = isKey ? 'colon' : level ? 'after' : 'done'
    if (treatment === 'skip') return
    const value = parse(parts.join(''))
    parts = []
    if (!isKey) sink.value(patternHere(), value, place)
    else if (level) level.key = String(value)
  }

  function parse(text: string): unknown {
    try {
      return JSON.parse(text)
    } catch (error) {
      throw new HarError(`${place()} is not JSON: ${(error as Error).message}`)
    }
  }

  function patternHere(): string {
    const level = levels.at(-1)
    if (!level) return ''
    if (level.array) return `${level.pattern}[]`
    return level.pattern === '' ? level.key : `${level.pattern}.${level.key}`
  }

  function place(): string {
    const names = levels.map(({ array, key, index }) => (array ? `[${index}]` : `.${key}`))
    return names.join('').replace(/^\./, '') || 'The document'
  }

  function unexpected(sign: string): HarError {
    return new HarError(`${place()} is not JSON: unexpected “${sign}”.`)
  }

  return {
    feed,
    finish() {
      if (state === 'inside' && scalar && levels.length === 0) settle()
      return { whole: state === 'done', place: place() }
    },
  }
}
