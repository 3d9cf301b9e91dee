import type { Page } from 'puppeteer-core'
import { describe, expect, test } from 'vitest'
import { isOfSocket } from '../../src/connection.ts'
import type { CaptureEvent } from '../../src/event.ts'
import { browserNames } from '../support/browsers.ts'
import { until } from '../support/until.ts'
import { askPage } from './check.ts'
import { crowd, GIANT, giant, LONG_TEXT, longPlace, SOCKETS, thrower } from './excesses.ts'
import { createSpoiler, prepareExercise } from './exercise.ts'
import { sabotages } from './sabotages.ts'
import { tapExtension } from './tap.ts'
import { useTwins } from './twins.ts'

/** The exercise as it must be recorded. */
const life = [
  'construct',
  'open',
  'send text 6 héllo',
  'send binary 3 010203',
  'receive text 6 héllo',
  'receive binary 3 010203',
  'close-call 4001 bye',
  'close 4001 bye',
]

/** The page behaves as without us, notices nothing, and is recorded all the same. */
describe.each(browserNames)('hostile pages in %s', (name) => {
  const twins = useTwins(name, () => tapExtension(name))

  test.for(Object.entries(sabotages))('that spoil %s', async ([, sabotage]) => {
    const [plain, watched] = await twins.both((page) => exercise(page, sabotage))
    expect(plain.story).toBe('open héllo 3 bytes 4001')
    expect(watched).toEqual(plain)
    expect((await twins.tapped(ended(1))).filter(isOfSocket).map(summary)).toEqual(life)
  })

  test('that throw everywhere', async () => {
    const [plain, watched] = await twins.both((page) => askPage(page, thrower))
    expect(watched).toEqual(plain)
    const kinds = (await twins.tapped(ended(1))).map(({ kind }) => kind)
    for (const kind of ['open', 'message', 'call-refused', 'close']) expect(kinds).toContain(kind)
    expect(kinds.filter((kind) => kind === 'exception')).toHaveLength(2 * 3)
  })

  test(`that open ${SOCKETS} sockets`, async () => {
    const [plain, watched] = await twins.both((page) => askPage(page, crowd))
    expect(watched).toEqual(plain)
    const events = await twins.tapped(ended(SOCKETS))
    expect(events.filter(({ kind }) => kind === 'construct')).toHaveLength(SOCKETS)
  })

  test('that call from a place of 400 kB', async () => {
    const [plain, watched] = await twins.both((page) => askPage(page, longPlace))
    expect(watched).toEqual(plain)
    const calls = (await twins.tapped(ended(1))).filter((event) => event.kind === 'close-call')
    expect(calls).toMatchObject([{ code: 4001 }])
    expect(calls[0]?.stack?.length).toBeLessThanOrEqual(65_536)
  })

  test('that send 100 MB', async () => {
    const [plain, watched] = await twins.both((page) => askPage(page, giant))
    expect(plain.value).toContain(`binary of ${GIANT} bytes`)
    expect(watched).toEqual(plain)
    const events = await twins.tapped(ended(1))
    const sent = events.filter((event) => event.kind === 'message' && event.direction === 'send')
    expect(sent).toMatchObject([
      { size: GIANT, whole: false },
      { size: LONG_TEXT * 2, whole: false },
    ])
  })
})

interface Outcome {
  story: string
  /** What was used of the spoilt. */
  used: string
}

async function exercise(page: Page, sabotage: (typeof sabotages)[string]): Promise<Outcome> {
  await page.evaluate(`(() => {
    const __name = (f) => f
    const run = (${prepareExercise})()
    ;(${sabotage})((${createSpoiler})())
    run()
  })()`)
  const story = await until(() => page.evaluate('story'), 'the story')
  return { story: String(story), used: String(await page.evaluate('used')) }
}

function ended(count: number): (events: readonly CaptureEvent[]) => boolean {
  return (events) => events.filter(({ kind }) => kind === 'close').length >= count
}

/** An event in a few words. */
function summary(event: CaptureEvent): string {
  switch (event.kind) {
    case 'message':
      return `${event.direction} ${event.type} ${event.size} ${event.body}`
    case 'close-call':
    case 'close':
      return `${event.kind} ${event.code} ${event.reason}`
    default:
      return event.kind
  }
}
