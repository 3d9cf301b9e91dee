import { expect, test } from 'vitest'
import { spyOnClipboard } from './messages/support.ts'
import { type Panel, panelOf } from './support.ts'

const TRACE = `
    0s  a connect  wss://a.test/feed?token=Zq7secret
  0.1s  a open
    2s  a close    4001 go away
    3s  b connect  wss://b.test/other
  3.1s  b open
`

async function menuOf(panel: Panel, url: string): Promise<HTMLElement> {
  const row = await panel.find(`[data-url*="${url}"]`)
  const event = new MouseEvent('contextmenu', { bubbles: true, cancelable: true })
  row.dispatchEvent(event)
  expect(event.defaultPrevented).toBe(true)
  return panel.find('[role="menu"][aria-label="Connection"]')
}

test('copies the URL as it is shown, or whole, and the verdict in words', async () => {
  const panel = panelOf(TRACE)
  const copied = spyOnClipboard()
  await panel.find('[data-verdict]')
  for (const action of ['copy-url', 'copy-url-whole', 'copy-verdict']) {
    const before = copied.length
    await menuOf(panel, 'a.test')
    await panel.click(`[data-action="${action}"]`)
    await panel.until(() => copied.length > before, action)
  }
  const [url, whole, verdict] = copied
  expect(url).toBe('wss://a.test/feed?token=•••')
  expect(whole).toBe('wss://a.test/feed?token=Zq7secret')
  expect(verdict).toContain('Closed by the server')
  expect(verdict).not.toContain('Zq7secret')
})

test('a URL without secrets is copied one way, an open connection has no verdict', async () => {
  const panel = panelOf(TRACE)
  await menuOf(panel, 'b.test')
  expect(panel.all('[data-action="copy-url"]')).toHaveLength(1)
  expect(panel.all('[data-action="copy-url-whole"], [data-action="copy-verdict"]')).toEqual([])
})

test('lists one address alone', async () => {
  const panel = panelOf(TRACE)
  await menuOf(panel, 'a.test')
  await panel.click('[data-action="filter-connection"]')
  await panel.until(() => panel.rows().filter((row) => !row.hidden).length === 1, 'one row')
  const box = panel.all('input[data-action="filter"]')[0] as HTMLInputElement
  expect(box.value).toBe('conn:a.test/feed')
})

test('opens the export with the connection chosen', async () => {
  const panel = panelOf(TRACE)
  await menuOf(panel, 'b.test')
  await panel.click('[data-action="export-connection"]')
  const scope = (await panel.find('[data-field="scope"]')) as HTMLSelectElement
  await panel.until(() => scope.value === 'selected', 'the scope')
  await panel.until(
    () => document.activeElement?.getAttribute('data-action') === 'export-save',
    'the focus',
  )
  await panel.click('button[data-action="export-close"]')
  await panel.click('button[data-action="export"]')
  const again = (await panel.find('[data-field="scope"]')) as HTMLSelectElement
  expect(again.value).toBe('all')
})

test('starts a test', async () => {
  const panel = panelOf(TRACE)
  await menuOf(panel, 'a.test')
  await panel.click('[data-action="test-connection"]')
  await panel.find('[data-view="test"]')
})
