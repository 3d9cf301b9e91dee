import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElementHandle, Page } from 'puppeteer-core'
import { describe, expect, test } from 'vitest'
import { parseEvent } from '../../src/channel/parse-event.ts'
import { isOfSocket } from '../../src/connection.ts'
import type { CaptureEvent } from '../../src/event.ts'
import { browserNames } from '../support/browsers.ts'
import { until } from '../support/until.ts'
import { askPage } from './check.ts'
import { crowd, GIANT, giant, LONG_TEXT, longPlace, SOCKETS, thrower } from './excesses.ts'
import { createSpoiler, prepareExercise } from './exercise.ts'
import { garbage, huge, oddities, rewritten, sendChosen } from './oddities.ts'
import { sabotages } from './sabotages.ts'
import { forgeHandover, spyInFrames, tireless, traces } from './spies.ts'
import { SUCCESSOR, tapExtension } from './tap.ts'
import { useTwins } from './twins.ts'

const HUGE = 64 * 1024 * 1024

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
    // Browsers refuse those beyond 200 or 255 that connect at once, be it a few more or less.
    for (const { value } of [plain, watched] as { value: Record<string, number> }[]) {
      const { 1006: refused = 0, 4001: closed = 0, ...others } = value
      expect([closed >= 200, closed + refused, others]).toEqual([true, SOCKETS, {}])
    }
    const events = await twins.tapped(ended(SOCKETS))
    expect(events.filter(({ kind }) => kind === 'construct')).toHaveLength(SOCKETS)
    expect(countsOf(events)).toEqual(watched.value)
  })

  test('that call from a place of 400 kB', async () => {
    const [plain, watched] = await twins.both((page) => askPage(page, longPlace))
    expect(watched).toEqual(plain)
    const calls = (await twins.tapped(ended(1))).filter((event) => event.kind === 'close-call')
    expect(calls).toMatchObject([{ code: 4001 }])
    expect(calls[0]?.stack?.length).toBeLessThanOrEqual(65_536)
    expect(calls[0]?.stack?.slice(0, 200)).not.toMatch(/-extension:|<anonymous code>/)
  })

  test('that listen in on all they can: they hear nothing of us', async () => {
    const [plain, watched] = await twins.both((page) => askPage(page, spyInFrames))
    expect(plain.value).not.toEqual([])
    expect(watched).toEqual(plain)
  })

  test('that hand over ports of their own', async () => {
    const [plain, watched] = await twins.both((page) => askPage(page, forgeHandover))
    expect(plain.value).toEqual([[true, true, true], []])
    expect(watched).toEqual(plain)
  })

  test('that look for what we leave behind', async () => {
    const [plain, watched] = await twins.both((page) => askPage(page, traces))
    expect(plain.value).toMatchObject({ entries: [], secret: [] })
    expect(watched).toEqual(plain)
  })

  test('that call in a loop', async () => {
    const [plain, watched] = await twins.both((page) => askPage(page, tireless))
    expect(watched).toEqual(plain)
    const kinds = (await twins.tapped(ended(1))).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'call-refused')).toHaveLength(100)
    expect(kinds.filter((kind) => kind === 'close-call')).toHaveLength(1)
  })

  test('that construct sockets with garbage', async () => {
    const [plain, watched] = await twins.both((page) => askPage(page, garbage))
    expect(watched).toEqual(plain)
    const outcomes = plain.value as string[]
    const made = outcomes.filter((outcome) => outcome.startsWith('returned')).length
    const events = await twins.tapped(ended(made))
    expect(events.filter(({ kind }) => kind === 'construct').length).toBeGreaterThanOrEqual(made)
    expect(events.filter(({ kind }) => kind === 'construct-refused').length).toBeGreaterThan(20)
    expect(events.filter(isMalformed)).toEqual([])
  })

  test('that send what is odd', async () => {
    const [plain, watched] = await twins.both((page) => askPage(page, oddities))
    expect(watched).toEqual(plain)
    const said = (plain.value as string[]).filter((one) => /^(?:text|binary) /.test(one))
    const events = await twins.tapped(ended(1))
    const sent = events.filter((event) => event.kind === 'message' && event.direction === 'send')
    expect(sent).toHaveLength(said.length)
    expect(sent.slice(0, 9).map((event) => event.kind === 'message' && event.size)).toEqual([
      ...[0, 0, 0, 0],
      ...[3, 5, 6, 4, 7],
    ])
    expect(events.filter(isMalformed)).toEqual([])
  })

  test('that write themselves anew, and go', async () => {
    const pages: Page[] = []
    const [plain, watched] = await twins.both((page) => {
      pages.push(page)
      return askPage(page, rewritten)
    })
    expect(watched).toEqual(plain)
    // With each look listeners are put back.
    const isHeard = (event: CaptureEvent) =>
      event.kind === 'message' && event.direction === 'receive'
    await twins.tapped((events) => events.some(isHeard))
    // Firefox aborts a navigation now and then.
    const leave = (page: Page) => page.goto('about:blank').then(() => true)
    await Promise.all(pages.map((page) => until(() => leave(page), 'an empty page')))
    const went = (events: readonly CaptureEvent[]) => events.some(({ kind }) => kind === 'pagehide')
    expect((await twins.tapped(went)).map(({ kind }) => kind)).toContain('construct')
  })

  test('that get 64 MiB', async () => {
    const [plain, watched] = await twins.both((page) => askPage(page, huge))
    expect(plain.value).toEqual([HUGE, HUGE, 1000])
    expect(watched).toEqual(plain)
    const messages = (await twins.tapped(ended(1))).filter(({ kind }) => kind === 'message')
    expect(messages).toMatchObject([
      { size: HUGE, type: 'text', whole: false },
      { size: HUGE, type: 'binary', whole: false },
    ])
  })

  test('that send a file which has gone', async () => {
    const [plain, watched] = await twins.both(async (page) => {
      await choose(page)
      return askPage(page, sendChosen)
    })
    expect(watched).toEqual(plain)
    const events = await twins.tapped(ended(1))
    // Chromium looks again for its size, and finds nothing.
    expect(events).toContainEqual(
      expect.objectContaining({ direction: 'send', type: 'binary', socket: 1 }),
    )
  })

  test('are left as they were when another instrument takes over', async () => {
    const [, taken] = await twins.both(async (page) => {
      const text = () => page.evaluate(() => `${WebSocket}${WebSocket.prototype.send}`)
      const [before] = [await text(), await page.evaluate(pageWrapsClose)]
      await page.evaluate((type) => void performance.dispatchEvent(new Event(type)), SUCCESSOR)
      const after = await text()
      return { before, after, own: await page.evaluate(() => `${WebSocket.prototype.close}`) }
    })
    expect(taken.before).not.toMatch(/WebSocket|send/)
    expect(taken.after).toMatch(/WebSocket.*send/s)
    expect(taken.own).toContain("page's own")
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

/** How often each code ended a socket. */
function countsOf(events: readonly CaptureEvent[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const event of events) {
    if (event.kind === 'close') counts[event.code] = (counts[event.code] ?? 0) + 1
  }
  return counts
}

function isMalformed(event: CaptureEvent): boolean {
  // A Blob does not come through the tap.
  const { body, ...rest } = { body: undefined, ...event }
  return parseEvent(rest) === undefined
}

/** Has the page choose a file, which then is deleted. */
async function choose(page: Page): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'websocket-doctor-file-'))
  const path = join(folder, 'chosen.txt')
  writeFileSync(path, 'content')
  await page.evaluate(() => {
    document.body.innerHTML = '<input type="file">'
  })
  const input = await page.$('input')
  await (input as ElementHandle<HTMLInputElement>).uploadFile(path)
  rmSync(folder, { recursive: true })
}

function pageWrapsClose(): void {
  const native = WebSocket.prototype.close
  WebSocket.prototype.close = function (...args) {
    // The page's own.
    native.apply(this, args)
  }
}

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
