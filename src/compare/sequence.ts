/** A step from one list to the other: what both have, what only the first has, what only the second. */
export type Step = readonly [sign: '=' | '-' | '+', first: number, second: number]

/** Differences from which the middle counts as replaced: the search takes their square in time. */
const MOST = 1_000

/**
 * The shortest way from one list to the other. Eugene W. Myers, An O(ND) Difference Algorithm and Its
 * Variations: https://doi.org/10.1007/BF01840446
 */
export function stepsBetween(first: readonly string[], second: readonly string[]): Step[] {
  let start = 0
  while (start < first.length && start < second.length && first[start] === second[start]) start++
  let end = 0
  const most = Math.min(first.length, second.length) - start
  while (end < most && first.at(-1 - end) === second.at(-1 - end)) end++
  const a = first.slice(start, first.length - end)
  const b = second.slice(start, second.length - end)
  const moved = ([sign, x, y]: Step): Step => [sign, x + start, y + start]
  return [
    ...Array.from({ length: start }, (_, at): Step => ['=', at, at]),
    ...(middle(a, b) ?? replaced(a, b)).map(moved),
    ...Array.from({ length: end }, (_, at): Step => {
      return ['=', first.length - end + at, second.length - end + at]
    }),
  ]
}

function replaced(a: readonly string[], b: readonly string[]): Step[] {
  return [...a.map((_, at): Step => ['-', at, 0]), ...b.map((_, at): Step => ['+', a.length, at])]
}

function middle(a: readonly string[], b: readonly string[]): Step[] | undefined {
  const furthest = new Map<number, number>([[1, 0]])
  const trace: Map<number, number>[] = []
  for (let depth = 0; depth <= Math.min(a.length + b.length, MOST); depth++) {
    trace.push(new Map(furthest))
    for (let diagonal = -depth; diagonal <= depth; diagonal += 2) {
      let x = comesDown(furthest, diagonal, depth)
        ? (furthest.get(diagonal + 1) ?? 0)
        : (furthest.get(diagonal - 1) ?? 0) + 1
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++
      furthest.set(diagonal, x)
      if (x >= a.length && x - diagonal >= b.length) return backwards(trace, a.length, b.length)
    }
  }
  return undefined
}

/** Whether the way to this diagonal takes an item of the second list. */
function comesDown(furthest: ReadonlyMap<number, number>, diagonal: number, depth: number) {
  if (diagonal === -depth) return true
  const across = furthest.get(diagonal - 1) ?? -1
  return diagonal !== depth && across < (furthest.get(diagonal + 1) ?? -1)
}

function backwards(trace: readonly ReadonlyMap<number, number>[], x: number, y: number): Step[] {
  const steps: Step[] = []
  for (let depth = trace.length - 1; x > 0 || y > 0; depth--) {
    const furthest = trace[depth] ?? new Map<number, number>()
    const down = comesDown(furthest, x - y, depth)
    const fromX = furthest.get(x - y + (down ? 1 : -1)) ?? 0
    const fromY = fromX - (x - y + (down ? 1 : -1))
    while (x > fromX && y > fromY) steps.push(['=', --x, --y])
    if (depth > 0) steps.push(down ? ['+', x, --y] : ['-', --x, y])
  }
  return steps.reverse()
}
