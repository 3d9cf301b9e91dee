import { type Finder, MOST, placesIn } from '../../src/find/finder.ts'

/** A place in a text that is cut in pieces. */
export interface TextPlace {
  readonly piece: number
  readonly at: number
}

/** Looks for a text in the pieces as they are shown. */
export function createTextFinder(pieces: readonly string[], query: string): Finder<TextPlace> {
  const matches: TextPlace[] = []
  let piece = 0
  return {
    matches,
    progress: () => (pieces.length === 0 ? 1 : piece / pieces.length),
    work(deadline) {
      while (piece < pieces.length && matches.length < MOST) {
        const found = placesIn(pieces[piece] ?? '', query, MOST - matches.length)
        for (const at of found) matches.push({ piece, at })
        piece++
        if (performance.now() > deadline) break
      }
      return piece >= pieces.length || matches.length >= MOST
    },
  }
}
