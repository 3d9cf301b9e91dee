/** Looks for a text in something long, step by step. */
export interface Finder<Place> {
  /** In the order in which they stand; `MOST` of them at most. */
  readonly matches: readonly Place[]
  /** Looks on until the deadline, ms of `performance.now()`; true when it is over. */
  work(deadline: number): boolean
  /** How far it is, from 0 to 1. */
  progress(): number
}

/** Matches that are kept: nobody steps through more. */
export const MOST = 1_000

/** Whether a text holds what is looked for; both in lower case, as the filter compares. */
export function createHolds(query: string): (text: string) => boolean {
  const wanted = query.toLowerCase()
  return (text) => text.toLowerCase().includes(wanted)
}

/** Where it stands in a text, from `from` on; -1 for nowhere. The length may differ from the query's. */
export function placesIn(text: string, query: string, most = MOST): number[] {
  const wanted = query.toLowerCase()
  if (wanted === '') return []
  const lower = text.toLowerCase()
  // A few letters grow in lower case (İ): then the places would not fit the text.
  const where = lower.length === text.length ? lower : text
  const found: number[] = []
  for (
    let at = where.indexOf(wanted);
    at >= 0 && found.length < most;
    at = where.indexOf(wanted, at + wanted.length)
  ) {
    found.push(at)
  }
  return found
}
