import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserNames } from '../support/browsers.ts'
import { until } from '../support/until.ts'
import { pictureOf, strayingFrom } from './baseline.ts'
import { tolerance } from './cells.ts'
import { faults } from './faults.ts'
import { openPictureStage, type PictureStage } from './stage.ts'
import { states } from './states.ts'

const THEMES = ['light', 'dark'] as const
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** States that have most colours between them. */
const COLOURFUL = ['dead', 'chain', 'socket-io']

/** Narrow, wide, low and high; and twice as large, in half the room. */
const sizes = [
  { width: 360, height: 640 },
  { width: 2_000, height: 1_000 },
  { width: 1_280, height: 160 },
  { width: 900, height: 1_200 },
  { width: 640, height: 260, scale: 2 },
] as const

describe.each(browserNames)('the panel in %s', (browser) => {
  let stage: PictureStage
  beforeAll(async () => {
    stage = await openPictureStage(browser)
  })
  afterAll(() => stage?.close())

  describe.each(THEMES)('%s', (theme) => {
    test.each(states)('looks as it did: $id', async (state) => {
      const shown = { browser, theme, state }
      const picture = await pictureOf(stage, shown)
      expect(await strayingFrom(stage, shown, picture)).toBeLessThanOrEqual(tolerance.share)
    })

    // In the dark only colours differ.
    const checked = theme === 'light' ? states : states.filter(({ id }) => COLOURFUL.includes(id))
    test.each(checked)('is whole, and axe finds nothing: $id', async ({ id, size }) => {
      await stage.show({ state: id, theme, font: 'system', size })
      expect(await stage.run(faults)).toEqual([])
      expect(await problems(stage, theme)).toEqual([])
    })
  })

  test.each(sizes)('is whole at $width × $height', async ({ width, height, ...scaled }) => {
    for (const state of ['dead', 'socket-io']) {
      const size = { width, height }
      await stage.show({ state, theme: 'light', font: 'system', size, ...scaled })
      expect(await stage.run(faults)).toEqual([])
      expect(await problems(stage)).toEqual([])
    }
  })

  test('a long list shows all of each row, wherever it is scrolled to', async () => {
    const size = { width: 1_280, height: 520 }
    await stage.show({ state: 'many', theme: 'light', font: 'system', size })
    const ways = [
      () =>
        stage.run(() => document.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus()),
      () => stage.page.keyboard.press('End'),
      () => stage.page.keyboard.press('Home'),
      () => stage.run(scrollList, 0.5),
      () => stage.run(scrollList, 1),
    ]
    const seen = new Set<string>()
    for (const act of ways) {
      await act()
      await until(async () => {
        const rows = await stage.run(rowsInSight)
        const isWhole = rows.length > 3 && rows.every(({ cells }) => cells === 7)
        if (isWhole) for (const { id } of rows) seen.add(id)
        return isWhole
      }, 'whole rows')
    }
    expect(seen.size).toBeGreaterThan(30)
    expect(await stage.run(faults)).toEqual([])
  })

  test('a long list goes no further than to the row that is selected', async () => {
    const size = { width: 1_280, height: 520 }
    await stage.show({ state: 'many', theme: 'light', font: 'system', size })
    await stage.run(() => document.querySelector<HTMLElement>('canvas')?.focus())
    for (let lane = 0; lane < 60; lane++) await stage.page.keyboard.press('ArrowDown')
    const bottom = await until(async () => {
      const place = await stage.run(selectedPlace)
      return place?.url.endsWith('/60') && place.isWhole ? place : undefined
    }, 'the row of the lane in sight')
    await stage.run(() => document.querySelector<HTMLElement>('[aria-selected="true"]')?.focus())
    const ways = [
      ['ArrowDown', 1, bottom.top],
      ['ArrowUp', 40, 0],
      ['PageDown', 1, undefined],
    ] as const
    for (const [key, times, top] of ways) {
      for (let press = 0; press < times; press++) await stage.page.keyboard.press(key)
      await until(async () => {
        const place = await stage.run(selectedPlace)
        return place?.isWhole && Math.abs(place.top - (top ?? place.top)) <= 1
      }, `the list to stand after ${key}`)
    }
  })

  // What is emulated in Chromium tells no media query.
  if (browser === 'firefox')
    test('the timeline is sharp after its window went to a screen of more pixels', async () => {
      const size = { width: 1_280, height: 520 }
      await stage.show({ state: 'dead', theme: 'light', font: 'system', size })
      for (const deviceScaleFactor of [2, 1.5, 1]) {
        await stage.page.setViewport({ ...size, deviceScaleFactor })
        await until(
          async () => (await stage.run(sharpness)) === deviceScaleFactor,
          'a sharp picture',
        )
      }
    })

  if (browser === 'chromium')
    test('is whole in forced colours', async () => {
      const session = await stage.page.createCDPSession()
      const features = [{ name: 'forced-colors', value: 'active' }]
      await session.send('Emulation.setEmulatedMedia', { features })
      const size = { width: 1_280, height: 520 }
      await stage.show({ state: 'dead', theme: 'dark', font: 'system', size })
      expect(await stage.run(faults)).toEqual([])
      expect(await problems(stage)).toEqual([])
      await session.detach()
    })
})

/** Scrolls the connections to a part of the way. Runs in the page. */
function scrollList(part: number): void {
  const list = document.querySelector('[data-view="connections"]')?.parentElement
  if (list) list.scrollTop = part * (list.scrollHeight - list.clientHeight)
}

/** Pixels of the timeline for each pixel of the page. Runs in the page. */
function sharpness(): number {
  const { width = 0, clientWidth = 1 } = document.querySelector('canvas') ?? {}
  return width / clientWidth
}

/** Where the row that is selected stands under the header of the list, pixels. Runs in the page. */
function selectedPlace(): { url: string; top: number; isWhole: boolean } | undefined {
  const grid = document.querySelector('[data-view="connections"]')
  const row = grid?.querySelector<HTMLElement>('[aria-selected="true"]:not([hidden])')
  const head = grid?.firstElementChild?.getBoundingClientRect().bottom ?? 0
  const end = grid?.parentElement?.getBoundingClientRect().bottom ?? 0
  if (!row) return undefined
  const { top, bottom } = row.getBoundingClientRect()
  const isWhole = top > head - 1 && bottom < end + 1
  return { url: row.dataset.url ?? '', top: Math.round(top - head), isWhole }
}

/** The connections of which something shows, with the number of their cells. Runs in the page. */
function rowsInSight(): { id: string; cells: number }[] {
  const list = document.querySelector('[data-view="connections"]')?.parentElement
  const { top = 0, bottom = 0 } = list?.getBoundingClientRect() ?? {}
  return [...document.querySelectorAll<HTMLElement>('[data-connection]:not([hidden])')]
    .filter((row) => {
      const box = row.getBoundingClientRect()
      return box.bottom > top && box.top < bottom
    })
    .map(({ dataset, children }) => ({ id: dataset.connection ?? '', cells: children.length }))
}

/** https://github.com/dequelabs/axe-core */
async function problems(
  { page, run }: PictureStage,
  theme: 'light' | 'dark' = 'light',
): Promise<string[]> {
  await page.evaluate(AXE)
  return run(async (onlyColours) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    // A panel is part of a page.
    const rules = { region: { enabled: false }, 'page-has-heading-one': { enabled: false } }
    // What the themes differ in.
    const runOnly = onlyColours ? ['color-contrast'] : undefined
    const { violations } = await axe.run(document, runOnly ? { runOnly } : { rules })
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`,
    )
  }, theme === 'dark')
}
