/** Mean and spread of measurements that come one by one, without keeping them (Welford). */
export interface Running {
  count: number
  mean: number
  /** Sum of squared deviations from the mean. */
  squares: number
}

export function startRunning(): Running {
  return { count: 0, mean: 0, squares: 0 }
}

export function addValue(running: Running, value: number): void {
  running.count++
  const deviation = value - running.mean
  running.mean += deviation / running.count
  running.squares += deviation * (value - running.mean)
}

/** Chan's formula for the union of two samples. https://doi.org/10.1080/00031305.1983.10483115 */
export function addSample(running: Running, other: Running): void {
  const count = running.count + other.count
  if (other.count === 0) return
  const difference = other.mean - running.mean
  running.squares += other.squares + (difference * difference * running.count * other.count) / count
  running.mean += (difference * other.count) / count
  running.count = count
}

/** Makes older values count for less: no more than `memory` of them together. */
export function fade(running: Running, memory: number): void {
  if (running.count <= memory) return
  running.squares *= memory / running.count
  running.count = memory
}

/** Coefficient of variation: standard deviation over mean; 0 for none. */
export function spreadOf({ count, mean, squares }: Running): number {
  return count === 0 || mean === 0 ? 0 : Math.sqrt(squares / count) / mean
}
