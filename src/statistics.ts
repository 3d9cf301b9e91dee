/** Mean and spread of a list of measurements. */
export interface Statistics {
  count: number
  mean: number
  /** Coefficient of variation: standard deviation over mean. 0 for a single value. */
  cv: number
}

export function statistics(values: readonly number[]): Statistics {
  const count = values.length
  if (count === 0) return { count, mean: 0, cv: 0 }
  const mean = values.reduce((sum, value) => sum + value, 0) / count
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { count, mean, cv: mean === 0 ? 0 : Math.sqrt(squares / count) / Math.abs(mean) }
}
