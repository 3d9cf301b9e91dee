import { expect, test } from 'vitest'
import { findingsOf, trace as play, verdictOf, wordsOf } from '../../../support/trace.ts'
import { duration } from '../../../support/trace-line.ts'
import { decisions, harOf, readText } from '../../har/support.ts'
import { inShort } from '../table.ts'

/** A disconnect somebody told of in public, as the browser of that page would have shown it. */
export interface Case {
  /** The thread. */
  url: string
  trace: string
  /** `closedBy cause confidence`, or `none`. */
  verdict: string
  /** Causes that must stand among the alternatives: where one tab cannot tell, or had to choose. */
  or?: readonly string[]
  /** Words the verdict must contain. */
  says?: readonly string[]
  /** Ids of all warnings, where they matter. */
  warnings?: readonly string[]
  /** The connection that is judged; the first one unless told. */
  socket?: string
}

/** One test for each case, and whether it is judged alike where its capture is opened. */
export function caseTable(cases: Record<string, Case>): void {
  test.each(Object.entries(cases))('%s', async (_, one) => {
    const { trace, verdict, or, says, warnings, socket } = one
    const found = verdictOf(trace, socket)
    expect(inShort(found)).toBe(verdict)
    expect(found?.alternatives.map(({ cause }) => cause) ?? []).toEqual(
      expect.arrayContaining([...(or ?? [])]),
    )
    for (const words of says ?? []) expect(wordsOf(found)).toContain(words)
    if (warnings) expect(findingsOf(trace, socket).warnings).toEqual(warnings)
    await expectTravels(trace)
  })
}

async function expectTravels(text: string): Promise<void> {
  const { log, now } = play(text)
  const imported = await readText(await harOf(log, now))
  expect(decisions(imported.log, imported.now)).toEqual(decisions(log, now))
}

/** The lines of one connection of a chain, whose times count from its own beginning. */
export function life(socket: string, start: string, lines: string): string {
  const shifted = (time: string) => `${(duration(start) + duration(time)).toFixed(3)}ms`
  return lines
    .split('\n')
    .map((line) =>
      line
        .replace(/^\s*([\d.]+(?:ms|s|m|h))\s+/, (_, time) => `${shifted(time)} ${socket} `)
        .replace(/(?<= every \S+ until )(\S+)$/, shifted),
    )
    .join('\n')
}
