import { createHolds, type Finder, MOST } from '../find/finder.ts'
import { type Outline, outlineOf } from './check.ts'
import { endOfString, endOfWord, isName, isWordStart, QUOTE } from './scan.ts'
import { stringAt } from './value.ts'

/**
 * A token, by its offset. Where it stands in JSON within a string, the offset of the string comes
 * first.
 */
export type Place = readonly number[]

/** Tokens read between two looks at the clock. */
const STRIDE = 512

/** Levels of JSON within strings of JSON, and characters of the longest one that is looked into. */
export const INNER_LEVELS = 4
const INNER_LENGTH = 1_000_000

/**
 * Says what of a token is shown, for those that seem to match: secrets are not found. `name` is the
 * token of the last name before it.
 */
export type Shows = (token: string, name: string) => string

/** Looks in names and values, also in those of JSON that stands in a string. */
export function createJsonFinder(outline: Outline, query: string, shows: Shows): Finder<Place> {
  const matches: Place[] = []
  const { work, progress } = createScan(outline, [], matches, createHolds(query), shows)
  return { matches, work, progress }
}

function createScan(
  { text, from }: Outline,
  above: Place,
  matches: Place[],
  holds: (text: string) => boolean,
  shows: Shows,
) {
  let at = from
  let name = '""'

  function step(): void {
    const unit = text.charCodeAt(at)
    if (unit !== QUOTE && !isWordStart(unit)) {
      at++
      return
    }
    const end = unit === QUOTE ? endOfString(text, at) : endOfWord(text, at)
    const isOfName = unit === QUOTE && isName(text, end)
    const token = text.slice(at, end)
    if (isOfName) name = token
    lookAt(token, isOfName)
    at = end
  }
  function lookAt(token: string, isOfName: boolean): void {
    const isString = token.startsWith('"')
    const said = isString && token.includes('\\') ? stringAt(token, 0) : token
    if (!holds(said) || matches.length >= MOST) return
    const place = [...above, at]
    const before = matches.length
    if (isString && !isOfName && above.length < INNER_LEVELS) lookInto(said, place)
    const isOutside = matches.length === before
    if (isOutside && holds(shows(token, isOfName ? '""' : name))) matches.push(place)
  }
  function lookInto(said: string, place: Place): void {
    const inner = innerOf(said)
    if (inner) createScan(inner, place, matches, holds, shows).work(Number.POSITIVE_INFINITY)
  }
  const isOver = () => at >= text.length || matches.length >= MOST
  return {
    work(deadline: number) {
      while (!isOver()) {
        for (let left = STRIDE; left > 0 && at < text.length; left--) step()
        if (performance.now() > deadline) break
      }
      return isOver()
    },
    progress: () => (at >= text.length ? 1 : at / text.length),
  }
}

/** JSON that stands in a string; a scalar is none. The quotes of a token may be around it. */
export function innerOf(said: string): Outline | undefined {
  const text = said.startsWith('"') && said.endsWith('"') ? said.slice(1, -1) : said
  if (text.length > INNER_LENGTH || !/^\s*[[{]/.test(text)) return undefined
  return outlineOf(text)
}
