import { expect, test } from 'vitest'
import { panelOf } from './support.ts'

const TIMER_CLOSE = `
    0s  document https://app.test/
    0s  connect  wss://a.test/feed  @ start app.js:12:8
  0.1s  open
  0.5s  receive  {"type":"hello"}
    2s  close()  1000 done  @ tick app.js:42:13
  2.1s  close    1000 done
`

/** Line 42 of app.js is line 7 of src/timer.ts. */
const MAPPED = `//${'\n'.repeat(41)}x\n//# sourceMappingURL=app.js.map`
const MAP = JSON.stringify({
  version: 3,
  sources: ['src/timer.ts'],
  names: [],
  mappings: `${';'.repeat(41)}AAMI`,
})

async function diagnosis(panel: ReturnType<typeof panelOf>): Promise<HTMLElement> {
  const row = await panel.find('[data-verdict="settled"]')
  row.click()
  return panel.find('[data-view="diagnosis"]')
}

test('says who closed, how sure, and where in the code', async () => {
  const panel = panelOf(TIMER_CLOSE)
  const view = await diagnosis(panel)
  expect(view.textContent).toContain('Closed by the page')
  expect(view.textContent).toContain('Certain')
  expect(view.textContent).toContain('app.js:42')
  expect(view.querySelector('[data-action="test"]')).not.toBeNull()
})

test('a source line opens in the Sources panel', async () => {
  const panel = panelOf(TIMER_CLOSE)
  await diagnosis(panel)
  const link = await panel.find('[data-view="diagnosis"] button[data-source="app.js:42"]')
  link.click()
  expect(panel.host.opened).toEqual(['https://app.test/app.js:42:13'])
})

test('a source line is shown as the author wrote it', async () => {
  const panel = panelOf(TIMER_CLOSE)
  panel.host.sources.set('https://app.test/app.js', MAPPED)
  panel.host.sources.set('https://app.test/app.js.map', MAP)
  await diagnosis(panel)
  const link = await panel.find('button[data-source="timer.ts:7"]')
  link.click()
  expect(panel.host.opened).toEqual(['https://app.test/src/timer.ts:7:5'])
})

test('where DevTools cannot open a line, it is text to copy', async () => {
  const panel = panelOf(TIMER_CLOSE, { browser: 'firefox', opensSources: false })
  await diagnosis(panel)
  const text = await panel.find('[data-view="diagnosis"] [data-source="app.js:42"]')
  expect(text.tagName).toBe('CODE')
})

test('a line of a script that is not http(s) does not open', async () => {
  const panel = panelOf(TIMER_CLOSE.replace('app.js:42:13', 'file:///etc/app.js:42:13'))
  await diagnosis(panel)
  const text = await panel.find('[data-view="diagnosis"] [data-source="app.js:42"]')
  expect(text.tagName).toBe('CODE')
})

test('evidence links to its message', async () => {
  const panel = panelOf(`
      0s  document https://app.test/
      0s  connect  wss://a.test/feed
    0.1s  open
    0.2s  send     {"type":"auth"}
    0.3s  close    1008 policy
  `)
  await diagnosis(panel)
  const link = panel.all('button[data-message]')[0]
  if (!link) return
  link.click()
  await panel.find('[data-view="messages"] [data-message][aria-selected="true"]')
})

test('Test connection goes to the test', async () => {
  const panel = panelOf(TIMER_CLOSE)
  await diagnosis(panel)
  await panel.click('[data-action="test"]')
  await panel.find('[data-tab="test"][aria-selected="true"]')
})

test('arrow keys go from tab to tab', async () => {
  const panel = panelOf(TIMER_CLOSE)
  await diagnosis(panel)
  const tab = await panel.find('[role="tab"][aria-selected="true"]')
  tab.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))
  await panel.find('[data-tab="messages"][aria-selected="true"]')
})

/** The third place of app.js is a clean-up of feed.tsx, called by React, which the map knows. */
const CLEAN_UP = `
    0s  document https://app.test/
    0s  connect  wss://a.test/feed  @ app.js:1:5
  0.1s  open
    9s  close()  @ app.js:1:1 < Dl app.js:1:11 < Zu app.js:1:21
  9.1s  close    1005
`
const CLEAN_UP_MAP = JSON.stringify({
  version: 3,
  sources: ['src/feed.tsx', 'node_modules/react-dom/client.js'],
  names: ['destroy', 'safelyCallDestroy'],
  mappings: 'AAWE,UCXFA,UAAAC',
})

test('a verdict is refined by the names of a source map, and its line opens', async () => {
  const panel = panelOf(CLEAN_UP)
  panel.host.sources.set('https://app.test/app.js', 'x\n//# sourceMappingURL=app.js.map')
  panel.host.sources.set('https://app.test/app.js.map', CLEAN_UP_MAP)
  const row = await panel.find('[data-verdict="settled"]')
  expect(row.dataset.cause).toBe('closed-by-page')
  row.click()
  await panel.find('[data-cause="unmounted"][data-confidence="certain"]')
  const view = await panel.find('[data-view="diagnosis"]')
  await panel.until(() => view.textContent?.includes('safelyCallDestroy'), 'the name')
  const link = await panel.find('[data-view="diagnosis"] button[data-source="feed.tsx:12"]')
  link.click()
  expect(panel.host.opened).toEqual(['https://app.test/src/feed.tsx:12:3'])
})

test('a map that does not come leaves the verdict as it is', async () => {
  const panel = panelOf(CLEAN_UP)
  panel.host.sources.set('https://app.test/app.js', 'x\n//# sourceMappingURL=app.js.map')
  const view = await diagnosis(panel)
  expect(view.textContent).toContain('Closed by the page')
  expect(view.textContent).toContain('app.js:1')
})
