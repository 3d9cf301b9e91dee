import type { BrowserName } from '../../support/browsers.ts'
import type { Rounds } from './meter.ts'
import { pairwise, type Summary, summary } from './statistics.ts'

/** One line of the table. */
export interface Result {
  readonly what: string
  readonly browser: BrowserName | 'both'
  readonly unit: string
  /** Of the bare browser, where it does the like. */
  readonly bare?: Summary
  readonly ours: Summary
  readonly compared?: { readonly as: 'ratio' | 'difference'; readonly by: Summary }
  /** The most there may be of what is compared or, where nothing is, of ours. */
  readonly budget?: number
}

/** What the rounds of both came to. */
export function compared(
  result: Pick<Result, 'what' | 'browser' | 'unit'>,
  { bare, watched }: Rounds,
  as: 'ratio' | 'difference',
  budget?: number,
): Result {
  const by = pairwise(watched, bare, as === 'ratio' ? (a, b) => a / b : (a, b) => a - b)
  return {
    ...result,
    bare: summary(bare),
    ours: summary(watched),
    compared: { as, by },
    ...(budget !== undefined && { budget }),
  }
}

/** Whether the median keeps to the budget; undefined without one. */
export function isMet({ ours, compared: against, budget }: Result): boolean | undefined {
  return budget === undefined ? undefined : (against?.by ?? ours).median <= budget
}
