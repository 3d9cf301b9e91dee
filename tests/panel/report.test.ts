import { afterEach, expect, test, vi } from 'vitest'
import { browserName } from '../../panel/captures/browser-name.ts'
import { type Panel, panelOf, press } from './support.ts'

const TOKEN = 'f3a9c1d2e4b5a697'
const TWO = `
  0s   connect wss://a.test/feed?token=${TOKEN} @ start app.js:12:8
  0.1s open
  1s   receive hello ${TOKEN}
  5s   close 4001 "expired ${TOKEN}"
  6s   b connect wss://b.test/other
  6.1s b open
`

afterEach(() => vi.restoreAllMocks())

/** The files that are saved from now on. */
function saved(): { names: string[]; files: Blob[] } {
  const names: string[] = []
  const files: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    files.push(blob as Blob)
    return 'blob:test'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    names.push(this.download)
  })
  return { names, files }
}

async function copied(panel: Panel): Promise<string> {
  await panel.find('[data-outcome="copied"]')
  return navigator.clipboard.readText()
}

test('one click copies a report of all, without secrets', async () => {
  const panel = panelOf(TWO)
  await panel.find('[data-cause]')
  await panel.click('[data-action="report"]')
  const markdown = await copied(panel)
  expect(markdown).toContain('2 connections, 1 failure')
  expect(markdown).toContain('**Closed by the server: unauthorized** (possible)')
  expect(markdown).toContain('wss://a.test/feed?token=redacted-1')
  expect(markdown).not.toContain(TOKEN)
})

test('of the selected connection where there is one, by a key', async () => {
  const panel = panelOf(TWO)
  const row = await panel.find('[data-cause]')
  row.click()
  press(row, 'c')
  const markdown = await copied(panel)
  expect(markdown).toContain('1 connection, 1 failure')
  expect(markdown).not.toContain('b.test')
})

test('a secret that another connection gives away is covered too', async () => {
  const panel = panelOf(`${TWO}\n7s b receive unnamed ${TOKEN}`)
  await panel.until(() => panel.rows().length === 2, 'both')
  panel.rows()[1]?.click()
  await panel.click('[data-action="report"]')
  const markdown = await copied(panel)
  expect(markdown).toContain('unnamed redacted-')
  expect(markdown).not.toContain(TOKEN)
})

test('a page that stands alone is saved by a key, with the messages that were chosen', async () => {
  const { names, files } = saved()
  const panel = panelOf(TWO)
  const row = await panel.find('[data-cause]')
  press(row, 's')
  await panel.find('[data-outcome="saved"]')
  expect(names[0]).toMatch(/^websocket-doctor-[\d-]+\.html$/)
  const html = (await files[0]?.text()) ?? ''
  expect(html).toContain("default-src 'none'")
  expect(html).toContain('hello redacted-1')
  expect(html).not.toContain(TOKEN)
  const choice = (await panel.find('[data-field="payloads"]')) as HTMLSelectElement
  choice.value = 'none'
  choice.dispatchEvent(new Event('change', { bubbles: true }))
  await panel.click('[data-action="export-markdown"]')
  await panel.until(() => names[1]?.endsWith('.md'), 'the Markdown')
  expect(await files[1]?.text()).not.toContain('hello')
})

test('where the browser refuses to copy, the report is saved', async () => {
  const { names } = saved()
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not focused'))
  document.execCommand = () => false
  const panel = panelOf(TWO)
  await panel.find('[data-cause]')
  await panel.click('[data-action="report"]')
  await panel.findText('[role="alert"]', 'refused to copy: the report was saved')
  expect(names[0]).toMatch(/\.md$/)
})

test('where the browser draws no picture, it says so', async () => {
  saved()
  const panel = panelOf(TWO)
  press(await panel.find('[data-cause]'), 'e')
  await panel.click('[data-action="export-png"]')
  await panel.findText('[role="alert"]', 'The browser drew no picture.')
})

test.for([
  [
    'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
    'Firefox 145.0 (X11; Linux x86_64)',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36 Edg/148.0.0.0',
    'Edge 148.0.0.0 (Windows NT 10.0; Win64; x64)',
  ],
  ['something else', 'something else'],
] as const)('the browser: %s', ([userAgent, name]) => expect(browserName(userAgent)).toBe(name))
