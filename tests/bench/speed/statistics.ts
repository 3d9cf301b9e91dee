/** What several rounds of one measurement came to. */
export interface Summary {
  median: number
  /** The quartiles: half of all rounds lie between them. */
  low: number
  high: number
  rounds: number
}

export function summary(values: readonly number[]): Summary {
  const sorted = values.toSorted((a, b) => a - b)
  return {
    median: quantile(sorted, 0.5),
    low: quantile(sorted, 0.25),
    high: quantile(sorted, 0.75),
    rounds: sorted.length,
  }
}

/** Round by round, so that what slows the machine down for a while slows both. */
export function pairwise(
  ours: readonly number[],
  theirs: readonly number[],
  compare: (ours: number, theirs: number) => number,
): Summary {
  if (ours.length !== theirs.length) throw new Error('rounds that do not belong together')
  return summary(ours.map((value, index) => compare(value, theirs[index] ?? Number.NaN)))
}

/** Between the two nearest values where it falls between them. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)] ?? Number.NaN
  const above = sorted[Math.ceil(place)] ?? Number.NaN
  return below + (above - below) * (place - Math.floor(place))
}
