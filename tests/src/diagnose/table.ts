import { expect, test } from 'vitest'
import type { Verdict } from '../../../src/diagnose/verdict.ts'
import { findingsOf, verdictOf, wordsOf } from '../../support/trace.ts'

/** `closedBy cause confidence`, and words the verdict must contain. */
type Row = [trace: string, expected: string, ...says: string[]]

/** One test for each row: a sentence, what happened to socket `a`, and what the verdict says. */
export function verdictTable(rows: Record<string, Row>): void {
  for (const [sentence, [trace, expected, ...says]] of Object.entries(rows)) {
    test(sentence, () => {
      const verdict = verdictOf(trace)
      expect(inShort(verdict)).toBe(expected)
      for (const words of says) expect(wordsOf(verdict)).toContain(words)
    })
  }
}

/** Ids of the warnings, then of the notes after a bar: `late-close | exposed-token`. */
export function findingTable(rows: Record<string, [trace: string, expected: string]>): void {
  for (const [sentence, [trace, expected]] of Object.entries(rows)) {
    test(sentence, () => {
      const { warnings, notes } = findingsOf(trace)
      expect([warnings.join(' '), notes.join(' ')].join(' | ').replace(/ \| $/, '')).toBe(expected)
    })
  }
}

/** `closedBy cause confidence`; `none` without a verdict. */
export function inShort(verdict: Verdict | undefined): string {
  return verdict ? `${verdict.closedBy} ${verdict.cause} ${verdict.confidence}` : 'none'
}
