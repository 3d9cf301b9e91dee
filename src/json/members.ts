import type { Outline } from './check.ts'
import { endOfString, endOfValue, isClosing, OPEN_OBJECT, skipBlanks } from './scan.ts'

/** A value in its text, and how its container knows it. */
export interface Member {
  /** Position in the container, from 0. */
  readonly index: number
  /** Where the name begins, at its quote; undefined in a list. */
  readonly name?: number
  readonly start: number
  /** After its last character. */
  readonly end: number
}

/** Members between two whose places are remembered. */
const MARK = 1_000

/** Places of every thousandth member of the containers that were read. */
const marks = new WeakMap<Outline, Map<number, number[]>>()

/** Members of the container at `start`, from number `skip` on, `take` at most. */
export function membersOf(outline: Outline, start: number, skip: number, take: number): Member[] {
  const { text } = outline
  const isObject = text.charCodeAt(start) === OPEN_OBJECT
  const known = (at: number) => outline.long.get(at)?.end
  const places = placesIn(outline, start)
  const nearest = Math.min(Math.floor(skip / MARK), places.length - 1)
  const found: Member[] = []
  let at = places[nearest] ?? start + 1
  for (let index = nearest * MARK; found.length < take; index++) {
    at = skipBlanks(text, at)
    if (isClosing(text.charCodeAt(at)) || at >= text.length) break
    if (index % MARK === 0) places[index / MARK] = at
    const name = at
    if (isObject) at = skipBlanks(text, skipBlanks(text, endOfString(text, at)) + 1)
    const end = endOfValue(text, at, known)
    if (index >= skip) found.push({ index, ...(isObject && { name }), start: at, end })
    at = skipBlanks(text, end)
    if (text[at] === ',') at++
  }
  return found
}

function placesIn(outline: Outline, start: number): number[] {
  const all = marks.get(outline) ?? new Map<number, number[]>()
  marks.set(outline, all)
  const places = all.get(start) ?? [start + 1]
  // Short containers are read again as fast as they are looked up.
  if (outline.long.has(start)) all.set(start, places)
  return places
}

/** How many members a container has. */
export function countOf(outline: Outline, start: number): number {
  const known = outline.long.get(start)?.count
  return known ?? membersOf(outline, start, 0, Number.POSITIVE_INFINITY).length
}

/** The value as a whole. */
export function rootOf({ text, from, long }: Outline): Member {
  return { index: 0, start: from, end: endOfValue(text, from, (at) => long.get(at)?.end) }
}
