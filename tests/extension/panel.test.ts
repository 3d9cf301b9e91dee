import { gzipSync } from 'node:zlib'
import type { Page } from 'puppeteer-core'
import { describe, expect, test } from 'vitest'
import { browserNames } from '../support/browsers.ts'
import { throughout, until } from '../support/until.ts'
import { useBench } from './bench.ts'
import { testCaptures } from './captures.ts'

describe.each(browserNames)('the panel in %s', (name) => {
  const bench = useBench(name)
  const isOpen = ({ state }: { state: string }) => state === 'open'

  test('paused, it stands still; recording again, it catches up', async (context) => {
    const { page, panel } = await bench.record(context, '?run=server-push')
    await panel.rowWhere('/push', isOpen)
    await panel.press('record')
    await connect(page, `${bench.lab.url}/echo`)
    await throughout(1_000, async () => {
      expect(await panel.rows()).toHaveLength(1)
    })
    await panel.press('record')
    await panel.rowWhere('/echo', isOpen)
  })

  test('cleared, it forgets what has ended', async (context) => {
    const { page, panel } = await bench.record(context, '?run=server-push')
    await connect(page, `${bench.lab.url}/close?code=1000`)
    await panel.judged('/close')
    await panel.press('clear')
    await until(async () => (await panel.rows()).length === 1, 'one row to be left')
    expect(await panel.row('/push')).toMatchObject({ state: 'open' })
  })

  test('filtered, rows are hidden and not removed', async (context) => {
    const { page, panel } = await bench.record(context, '?run=server-push')
    await connect(page, `${bench.lab.url}/echo`)
    await panel.rowWhere('/echo', isOpen)
    await panel.filter('echo')
    await panel.rowWhere('/push', ({ hidden }) => hidden)
    expect(await panel.row('/echo')).toMatchObject({ hidden: false })
  })

  test('an expression that never ends is stopped, and says so', async (context) => {
    const { page, panel } = await bench.record(context, '?run=server-push')
    await exchange(page, `${bench.lab.url}/echo`, [`${'a'.repeat(60)}!`])
    await panel.rowWhere('/echo', isOpen)
    await panel.filter('/(a+)+$/')
    await panel.driver.waitFor(hasText, '[role="alert"]', 'takes longer than 2 s')
    expect((await panel.rows()).filter(({ hidden }) => hidden)).toEqual([])
    await panel.driver.click('[data-action="filter-clear"]')
    await panel.filter('/a{60}!$/')
    await panel.rowWhere('/push', ({ hidden }) => hidden)
    await panel.rowWhere('/echo', ({ hidden }) => !hidden)
    expect(await panel.driver.errors()).toEqual([])
  })

  test('so is one to cover in an export', async (context) => {
    const { page, panel } = await bench.record(context, '?run=server-push')
    await exchange(page, `${bench.lab.url}/echo`, [`${'a'.repeat(60)}!`])
    await panel.rowWhere('/echo', isOpen)
    await panel.driver.click('[data-action="export"]')
    await panel.driver.click('[data-field="pattern"]')
    await panel.driver.type('/(a+)+$/')
    await panel.driver.click('[data-action="export-preview"]')
    await panel.driver.waitFor(hasText, '[data-view="export"] [role="alert"]', 'longer than 2 s')
    await panel.driver.evaluate(selectText, '[data-field="pattern"]')
    await panel.driver.type('/a{60}!$/')
    await panel.driver.click('[data-action="export-preview"]')
    await panel.driver.waitFor(hasText, '[data-view="export-preview"]', 'pattern')
    expect(await panel.driver.errors()).toEqual([])
  })

  test('secrets are masked', async (context) => {
    const { page, panel } = await bench.record(context, '?run=server-push')
    await connect(page, `${bench.lab.url}/echo?token=hush-hush&room=7`)
    const row = await panel.rowWhere('/echo', isOpen)
    expect(row.url).toContain('room=')
    await panel.select(row)
    expect(await panel.driver.evaluate(() => document.documentElement.outerHTML)).not.toContain(
      'hush-hush',
    )
  })

  test('messages are counted and listed', async (context) => {
    const { panel } = await bench.record(context, '?run=server-push')
    await panel.select(await panel.rowWhere('/push', isOpen))
    await panel.openTab('messages')
    await panel.driver.waitFor(messagesListed, 3)
  })

  test('a message is unpacked, searched and compared', async (context) => {
    const { page, panel } = await bench.record(context, '?run=server-push')
    await exchange(page, `${bench.lab.url}/echo`, PACKED)
    await panel.select(await panel.rowWhere('/echo', isOpen))
    await panel.openTab('messages')
    await panel.driver.waitFor(messagesListed, PACKED.length * 2)
    await panel.driver.click('[data-message]')
    await panel.driver.waitFor(hasText, '[data-action="unpack"]', '')
    await panel.driver.click('[data-action="unpack"]')
    await panel.driver.waitFor(hasText, '[role="treeitem"]', 'inside: "needle"')
    await panel.driver.click('[data-action="open-find"]')
    await panel.driver.type('needle')
    await panel.driver.waitFor(hasText, '[data-view="find"]', '1 of 1')
    await panel.driver.click('[data-action="compare"]')
    await panel.driver.click('[data-message] ~ [data-message]')
    await panel.driver.waitFor(hasText, '[data-view="compare"]', '$.plain')
  })

  testCaptures(bench, name)
})

/** `base64 → gzip → JSON` in JSON, and JSON without it. */
const PACKED = [
  JSON.stringify({ packed: gzipSync('{"inside":"needle"}').toString('base64') }),
  '{"plain":true}',
]

/** Resolves once all of them came back. */
function exchange(page: Page, url: string, texts: readonly string[]): Promise<void> {
  return page.evaluate(
    (address, bodies) =>
      new Promise<void>((resolve) => {
        const socket = new WebSocket(address)
        let left = bodies.length
        socket.onopen = () => {
          for (const body of bodies) socket.send(body)
        }
        socket.onmessage = () => {
          left--
          if (left === 0) resolve()
        }
      }),
    url,
    texts,
  )
}

function hasText(selector: string, text: string): boolean {
  const found = [...document.querySelectorAll(selector)]
  return found.some(({ textContent }) => textContent?.includes(text))
}

/** By the driver: nothing here depends on who clicked. */
function connect(page: Page, url: string): Promise<void> {
  return page.evaluate((address) => void new WebSocket(address), url)
}

function selectText(selector: string): void {
  document.querySelector<HTMLInputElement>(selector)?.select()
}

function messagesListed(least: number): boolean {
  const view = document.querySelector<HTMLElement>('[data-view="messages"]')
  return Number(view?.dataset.total) >= least && Number(view?.ariaRowCount) >= least
}
