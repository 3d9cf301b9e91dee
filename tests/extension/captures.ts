import { expect, test } from 'vitest'
import { diagnose } from '../../src/diagnose/diagnose.ts'
import { readHar } from '../../src/har/read.ts'
import type { BrowserName } from '../support/browsers.ts'
import type { PanelPage } from '../support/panel-page.ts'
import type { Bench } from './bench.ts'
import { exported } from './travels.ts'

const TOKEN = 'f3a9c1d2e4b5a697'

/** What leaves the panel as a file, and comes back into it; for a `describe` of one browser. */
export function testCaptures(bench: Bench, name: BrowserName): void {
  test('what is exported opens again with the same verdict, and without secrets', async (context) => {
    const { page, panel } = await bench.record(context, '?run=server-push')
    await page.evaluate(
      (url) => void new WebSocket(url),
      `${bench.lab.url}/close?code=4001&token=${TOKEN}`,
    )
    const before = await panel.judged('/close')
    const har = await exported(panel, 'redacted')
    expect(har).not.toContain(TOKEN)
    await imported(panel, har, 'shop.har')
    const rows = (await panel.rows()).filter(({ source }) => source === 'import')
    expect(rows).toHaveLength(2)
    const row = await panel.rowWhere(
      '/close',
      ({ source, verdict }) => source === 'import' && verdict === 'settled',
      1,
    )
    const { closedBy, cause, confidence, warnings, notes } = before
    expect(row).toMatchObject({ closedBy, cause, confidence, warnings, notes })
    await panel.select(row)
    expect(await panel.driver.evaluate(countTests)).toBe(0)
    expect(await panel.driver.errors()).toEqual([])
  })

  if (name === 'firefox') return

  test('what Chromium’s DevTools recorded opens, refused handshakes included', async (context) => {
    const { page, panel } = await bench.record(context, '?run=server-push')
    await page.evaluate((url) => void new WebSocket(url), `${bench.lab.url}/status/403`)
    await panel.judged('/status/403')
    await panel.driver.waitFor(messagesRecorded)
    const har = await panel.driver.evaluate(readHarOfDevTools)
    await imported(panel, har, 'chromium.har')
    const refused = await panel.rowWhere(
      '/status/403',
      ({ source, verdict }) => source === 'import' && verdict === 'settled',
      1,
    )
    expect(refused).toMatchObject({ closedBy: 'server', cause: 'handshake-rejected' })
    const open = await panel.rowWhere('/push', ({ source }) => source === 'import', 1)
    expect(open.verdict).toBeUndefined()
    const { log, now } = await readHar(new Blob([har]))
    const push = [...log.connections.values()].find(({ url }) => url.includes('/push'))
    expect(push?.received.count).toBeGreaterThan(0)
    expect(push && diagnose(push, { log, now }).verdict).toBeUndefined()
  })
}

/** As a file dropped on the input: file choosers are windows of the browser. */
async function imported(panel: PanelPage, har: string, name: string): Promise<void> {
  await panel.driver.evaluate(chooseFile, har, name)
  await panel.driver.waitFor(isOpen, name)
}

function chooseFile(text: string, name: string): void {
  const input = document.querySelector<HTMLInputElement>('input[type=file][data-action="import"]')
  const transfer = new DataTransfer()
  transfer.items.add(new File([text], name))
  if (!input) throw new Error('no input')
  input.files = transfer.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

function isOpen(name: string): boolean {
  return document.querySelector(`[data-capture="${name}"] [data-source="import"]`) !== null
}

function countTests(): number {
  return document.querySelectorAll('[data-action="test"], [data-tab="test"]').length
}

function messagesRecorded(): Promise<boolean> {
  return new Promise((resolve) =>
    chrome.devtools.network.getHAR((log) =>
      resolve(JSON.stringify(log).includes('"_webSocketMessages":[{"type":"receive"')),
    ),
  )
}

/** As “Save all as HAR” writes it. */
function readHarOfDevTools(): Promise<string> {
  return new Promise((resolve) =>
    chrome.devtools.network.getHAR((log) => resolve(JSON.stringify({ log }))),
  )
}
