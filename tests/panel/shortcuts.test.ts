import { expect, test } from 'vitest'
import { panelOf, press } from './support.ts'

const ONE = `
    0s  connect  wss://a.test/feed
  0.1s  open
    1s  receive  tick
    2s  close    1006
`

test('keys that hold everywhere', async () => {
  const panel = panelOf(ONE)
  const row = await panel.find('[data-connection]')
  row.click()
  press(row, '2')
  await panel.find('[data-view="messages"]')
  press(row, '4')
  await panel.find('[data-view="handshake"]')
  press(row, '/')
  expect(document.activeElement?.getAttribute('data-action')).toBe('filter')
  press(row, 'r')
  await panel.until(() => !panel.host.capture.recording(), 'the pause')
  press(row, '?')
  const sheet = (await panel.find('dialog')) as HTMLDialogElement
  expect(sheet.open).toBe(true)
  expect(sheet.textContent).toContain('Go to the filter')
  // What has the focus first must not scroll the keys out of sight.
  expect(sheet.querySelector('button, h3')?.textContent).toBe('Close')
})

test('are text where text is typed, and nothing with Ctrl', async () => {
  const panel = panelOf(ONE)
  ;(await panel.find('[data-connection]')).click()
  const view = await panel.find('[data-view="diagnosis"]')
  const filter = await panel.find('[data-action="filter"]')
  for (const key of ['r', '?', '2']) press(filter, key)
  view.dispatchEvent(new KeyboardEvent('keydown', { key: '2', ctrlKey: true, bubbles: true }))
  expect(panel.host.capture.recording()).toBe(true)
  expect(((await panel.find('dialog')) as HTMLDialogElement).open).toBe(false)
  expect(panel.all('[data-view="messages"]')).toEqual([])
})

test('tooltips tell the keys', async () => {
  const panel = panelOf(ONE)
  ;(await panel.find('[data-connection]')).click()
  const titleOf = async (selector: string) => (await panel.find(selector)).title
  expect(await titleOf('[data-action="record"]')).toBe('Pause recording (R)')
  expect(await titleOf('[data-action="filter"]')).toBe('Filter (/)')
  expect(await titleOf('[data-tab="messages"]')).toBe('Messages (2)')
  await panel.click('[data-tab="messages"]')
  expect(await titleOf('[data-action="fold-heartbeats"]')).toBe('Fold heartbeats (H)')
})
