import { MIN_LITERAL } from '../secret.ts'
import { createPrefixes, type Prefixes } from './prefixes.ts'

/** Length of the beginning that is looked up: no literal is shorter. */
const HEAD = MIN_LITERAL
/** A power of two. */
const BUCKETS = 1 << 16

/** Replaces many literals wherever they stand, in one pass over a text. */
export interface Literals {
  add(literal: string, replacement: string): void
  replace(text: string): string
}

/** The longest literal that fits a position counts. */
export function createLiterals(): Literals {
  const byHead = new Map<string, Prefixes>()
  const known = new Map<string, string>()
  // Most positions of a text begin no literal: two signs tell so at once.
  const begins = new Uint8Array(BUCKETS)

  function add(literal: string, replacement: string): void {
    if (literal.length < HEAD || known.has(literal)) return
    known.set(literal, replacement)
    const head = literal.slice(0, HEAD)
    const group = byHead.get(head) ?? createPrefixes()
    group.add(literal)
    byHead.set(head, group)
    begins[bucket(literal, 0)] = 1
  }

  function replace(text: string): string {
    if (known.size === 0) return text
    let out = ''
    let copied = 0
    for (let at = 0; at <= text.length - HEAD; at++) {
      if (begins[bucket(text, at)] === 0) continue
      const found = byHead.get(text.slice(at, at + HEAD))?.longestAt(text, at)
      if (found === undefined) continue
      out += text.slice(copied, at) + known.get(found)
      at += found.length - 1
      copied = at + 1
    }
    return copied === 0 ? text : out + text.slice(copied)
  }

  return { add, replace }
}

function bucket(text: string, at: number): number {
  return (text.charCodeAt(at) * 257 + text.charCodeAt(at + 1)) & (BUCKETS - 1)
}
