/**
 * Texts in order of their units, among which the longest that begins another one is found fast,
 * however many are alike: a page may choose them.
 */
export interface Prefixes {
  add(text: string): void
  /** The longest of the texts that stands at a place of another; undefined if none does. */
  longestAt(text: string, at: number): string | undefined
}

export function createPrefixes(): Prefixes {
  const sorted: string[] = []
  let longest = 0

  function add(text: string): void {
    sorted.splice(after(text), 0, text)
    longest = Math.max(longest, text.length)
  }

  function longestAt(text: string, at: number): string | undefined {
    let rest = text.slice(at, at + longest)
    while (rest !== '') {
      const last = sorted[after(rest) - 1]
      if (last === undefined || rest.startsWith(last)) return last
      // Whatever begins it begins no more of it than this one shares.
      rest = rest.slice(0, sharedLength(rest, last))
    }
    return undefined
  }

  /** Index of the first text behind this one. */
  function after(text: string): number {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle] ?? '') <= text) low = middle + 1
      else high = middle
    }
    return low
  }

  return { add, longestAt }
}

function sharedLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let length = 0
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length++
  return length
}
