import { beforeAll, describe, expect, test } from 'vitest'
import { browserNames } from '../support/browsers.ts'
import { type Answer, ask, type Check } from './check.ts'
import { stacks } from './checks/stacks.ts'
import { suites } from './checks.ts'
import { differences } from './differences.ts'
import { letGo } from './garbage.ts'
import { useTwins } from './twins.ts'

const checks: (Check & { suite: string })[] = Object.entries(suites).flatMap(([suite, list]) =>
  list.map((check) => ({ ...check, suite })),
)

/** A watched page must not be able to tell: every answer is the same as in a browser without us. */
describe.each(browserNames)('in %s a page sees no difference in', (name) => {
  const twins = useTwins(name)
  let plain: Answer[]
  let watched: Answer[]
  beforeAll(async () => {
    const answers = await twins.both((page) => ask(page, [...checks, ...stacks]))
    plain = answers[0]
    watched = answers[1]
  })

  test.for(checks.map((check, index) => ({ ...check, index })))('$suite: $name', (check) => {
    const { index, expected } = check
    expect(plain[index]?.failure).toBeUndefined()
    if (expected !== undefined) expect(plain[index]?.value).toEqual(expected)
    expect(watched[index]).toEqual(plain[index])
  })

  test.for(stacks.map((check, index) => ({ ...check, index })))('the stack of $name', (check) => {
    const [before, after] = [plain, watched].map((list) => list[checks.length + check.index])
    expect(before?.failure).toBeUndefined()
    expect(name === 'firefox' ? withoutOurFrames(after) : after).toEqual(before)
  })

  test('memory: sockets that have ended go', async () => {
    const [before, after] = await twins.both(letGo)
    expect(after).toBe(before)
  })

  test('no more than is known', async () => {
    const [before, after] = await twins.both((page) => ask(page, differences))
    for (const [index, { only, plain, watched }] of differences.entries()) {
      if (only && only !== name) expect(after[index]).toEqual(before[index])
      else {
        expect(before[index]?.value).toEqual(plain)
        expect(after[index]?.value).toEqual(watched)
      }
    }
  })
})

/**
 * Firefox names nothing of an extension in a stack, but keeps a line for each of our functions. V8
 * lets us take them out.
 */
function withoutOurFrames(answer: Answer | undefined): Answer | undefined {
  if (!answer) return undefined
  const text = JSON.stringify(answer)
  return JSON.parse(text.replaceAll(/[^"\\@]*@<anonymous code>:\d+:\d+\\n/g, ''))
}
