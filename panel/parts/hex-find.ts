import { type Finder, MOST } from '../../src/find/finder.ts'

/** Bytes that were found. */
export interface HexPlace {
  readonly at: number
  readonly length: number
}

/** Bytes looked at between two looks at the clock. */
const STRIDE = 64 * 1024

/** Looks for bytes as they are shown: as hexadecimal (`48 69`, `4869`), and as text in any case. */
export function createHexFinder(bytes: Uint8Array, query: string): Finder<HexPlace> {
  const matches: HexPlace[] = []
  const wanted = patternsOf(query)
  let at = 0
  function look(end: number): void {
    for (; at < end && matches.length < MOST; at++) {
      const found = wanted.find((pattern) => isAt(bytes, at, pattern))
      if (found) matches.push({ at, length: found.length })
    }
  }
  return {
    matches,
    progress: () => (bytes.length === 0 ? 1 : at / bytes.length),
    work(deadline) {
      while (at < bytes.length && matches.length < MOST) {
        look(Math.min(at + STRIDE, bytes.length))
        if (performance.now() > deadline) break
      }
      return at >= bytes.length || matches.length >= MOST
    },
  }
}

/** For each byte, what it may be. */
type Pattern = readonly (readonly number[])[]

function patternsOf(query: string): Pattern[] {
  const digits = query.replace(/\s+/g, '')
  const isHex = /^(?:[\da-f]{2})+$/i.test(digits)
  const hex = isHex ? (digits.match(/../g) ?? []).map((pair) => [Number.parseInt(pair, 16)]) : []
  const text = [...new TextEncoder().encode(query)].map((byte) => eitherCase(byte))
  return [hex, text].filter((pattern) => pattern.length > 0)
}

function eitherCase(byte: number): number[] {
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x7a ? [lower, lower - 0x20] : [byte]
}

function isAt(bytes: Uint8Array, at: number, pattern: Pattern): boolean {
  return pattern.every((allowed, index) => allowed.includes(bytes[at + index] ?? -1))
}
