import { coalesce } from './coalesce.ts'

/** Time one slice may take, ms: what the user does in between is felt at once. */
const BUDGET = 12

/** How often, ms, what was found so far is told. */
const TELL = 120

/**
 * Works in slices between which the panel lives on. `told` hears how it goes, and once that it is
 * over. Returns what stops it.
 */
export function inSlices(
  work: (deadline: number) => boolean,
  told: (isOver: boolean) => void,
): () => void {
  let toldAt = performance.now()
  const { goOn, stop } = coalesce(() => {
    const isOver = work(performance.now() + BUDGET)
    if (!isOver) goOn()
    if (!isOver && performance.now() - toldAt < TELL) return
    toldAt = performance.now()
    if (isOver) stop()
    told(isOver)
  })
  goOn()
  return stop
}
