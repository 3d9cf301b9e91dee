import { useEffect, useState } from 'preact/hooks'
import { type Finder, MOST } from '../../src/find/finder.ts'
import { inSlices } from '../slices.ts'
import { useFindState } from './state.ts'

/** What was found of the query in a view. */
export interface Found<Place> {
  /** In lower case; empty while nothing is looked for. */
  readonly query: string
  readonly matches: readonly Place[]
  /** Position among the matches, from 0; -1 while there is none. */
  readonly current: number
  readonly isOver: boolean
  /** From 0 to 1. */
  readonly progress: number
}

const NOTHING: Found<never> = { query: '', matches: [], current: -1, isOver: true, progress: 1 }

/**
 * Looks for what the user typed, in slices; another query, or another thing to look in, stops it.
 * `reveal` shows a match.
 */
export function useFind<Place>(
  make: ((query: string) => Finder<Place>) | undefined,
  reveal: (place: Place) => void,
): Found<Place> {
  const find = useFindState()
  const query = find.open.value ? find.query.value.toLowerCase() : ''
  const [found, setFound] = useState<Found<Place>>(NOTHING)

  function goTo(matches: readonly Place[], current: number): void {
    const place = matches[current]
    if (place !== undefined) reveal(place)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: `reveal` is made anew each time.
  useEffect(() => {
    if (!make || query === '') {
      setFound(NOTHING)
      return undefined
    }
    const finder = make(query)
    let current = -1
    const stop = inSlices(finder.work, (isOver) => {
      if (current < 0 && finder.matches.length > 0) {
        current = 0
        goTo(finder.matches, 0)
      }
      setFound((before) => ({
        query,
        matches: [...finder.matches],
        current: before.query === query && before.current >= 0 ? before.current : current,
        isOver,
        progress: finder.progress(),
      }))
    })
    return stop
  }, [make, query])

  find.step = (by) => {
    const { matches, current } = found
    if (matches.length === 0) return
    const next = (current + by + matches.length) % matches.length
    setFound({ ...found, current: next })
    goTo(matches, next)
  }
  return found.query === query ? found : { ...NOTHING, query, isOver: query === '', progress: 0 }
}

/** `3 of 17`, `3 of more than 1,000`, or how far it is. */
export function foundWords({ query, matches, current, isOver, progress }: Found<unknown>): string {
  if (query === '') return ''
  if (matches.length === 0) return isOver ? 'No matches' : percent(progress)
  const most = matches.length >= MOST
  const total = most ? `the first ${MOST.toLocaleString('en')}` : String(matches.length)
  return `${current + 1} of ${total}${isOver ? '' : `, ${percent(progress)}`}`
}

function percent(part: number): string {
  return `${Math.floor(part * 100)} %`
}
