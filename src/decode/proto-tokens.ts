import { Undecodable } from './decoder.ts'

/** The words, numbers, texts and signs of a .proto source, one after the other. */
export interface Tokens {
  /** The next, without taking it; empty at the end. */
  readonly next: string
  take(): string
  /** Takes this one, or says that it is missing. */
  expect(token: string): void
  /** Takes it if it is next. */
  accept(token: string): boolean
  /** Passes over everything up to the end of a statement, with the blocks in it. */
  passStatement(): void
}

/** https://protobuf.dev/reference/protobuf/proto3-spec/#lexical_elements */
const TOKEN =
  /\s+|\/\/[^\n]*|\/\*.*?\*\/|("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[\w.]+|[^\s\w])/sy

/** Most tokens of a source. */
const MOST = 500_000

export function tokensOf(source: string): Tokens {
  const list = split(source)
  let at = 0
  const take = () => list[at++] ?? ''
  function accept(token: string): boolean {
    if (list[at] !== token) return false
    at++
    return true
  }
  return {
    get next() {
      return list[at] ?? ''
    },
    take,
    accept,
    expect(token) {
      if (!accept(token)) throw new Undecodable(`${token} expected, not ${list[at] ?? 'the end'}`)
    },
    passStatement() {
      for (let depth = 0; at < list.length; ) {
        const token = take()
        if (token === '{') depth++
        if (token === '}') depth--
        if (depth === 0 && (token === '}' || token === ';')) return
      }
    },
  }
}

function split(source: string): string[] {
  const list: string[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < source.length && list.length < MOST) {
    const found = TOKEN.exec(source)
    if (!found) break
    if (found[1] !== undefined) list.push(found[1])
  }
  return list
}
