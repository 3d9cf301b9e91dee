import { expect, test } from 'vitest'
import { createOutsiders } from '../../src/channel/outsiders.ts'
import type { Outside } from '../../src/connection.ts'
import type { Handshake } from '../../src/handshake.ts'
import { createLog } from '../../src/log.ts'
import { mountPanel, typeFilter } from './support.ts'

const MESSAGE = { direction: 'receive' as const, type: 'text' as const, size: 4, body: 'tick' }

/** The panel over one socket of a worker. */
function panelWith(sees: Outside['sees'], more: Partial<Handshake> = {}) {
  const log = createLog()
  const outsiders = createOutsiders(log, sees, Date.now)
  const outsider = { kind: 'worker' as const, script: 'https://app.test/feed.js?key=1' }
  const handshake = { id: '1', url: 'wss://app.test/feed', at: Date.now(), status: 101 }
  const messages = sees === 'messages' ? [{ ...MESSAGE, at: Date.now() }] : []
  outsiders.take({ ...handshake, outsider, ...more }, { messages })
  return { outsiders, panel: mountPanel({ log }) }
}

test('a socket of a worker is a row, and says what of it is seen', async () => {
  const { outsiders, panel } = panelWith('messages')
  const row = await panel.find('[data-source="worker"]')
  expect(row.dataset.state).toBe('open')
  row.click()
  const view = await panel.find('[data-view="diagnosis"]')
  expect(view.textContent).toContain('The connection is open.')
  expect(view.textContent).toContain('not of its close code, nor who closed it')
  expect(view.querySelectorAll('[data-action="test"]')).toHaveLength(1)
  await panel.click('[data-tab="messages"]')
  await panel.findText('[data-view="messages"]', 'tick')
  await panel.click('[data-tab="handshake"]')
  await panel.findText('[data-view="handshake"]', 'Worker, https://app.test/feed.js?key=•••')

  outsiders.end('1', Date.now(), 'told')
  panel.host.changed()
  await panel.click('[data-tab="diagnosis"]')
  await panel.findText('[data-view="diagnosis"]', 'Who closed it, and with what code, cannot be')
  expect(row.dataset.cause).toBeUndefined()
})

test('one that is seen by its handshake does not claim to be alive', async () => {
  const { panel } = panelWith('handshake')
  await panel.click('[data-source="worker"]')
  await panel.findText('[data-view="diagnosis"]', 'Whether it still is open cannot be known')
  await panel.click('[data-tab="messages"]')
  await panel.findText('span', 'Messages of workers cannot be seen in this browser')
})

test('why it was refused is judged', async () => {
  const { panel } = panelWith('handshake', { status: 403 })
  const row = await panel.find('[data-source="worker"][data-cause]')
  expect(row.dataset).toMatchObject({ state: 'closed', cause: 'handshake-rejected' })
})

test('the filter finds what workers made', async () => {
  const { panel } = panelWith('messages')
  const row = await panel.find('[data-source="worker"]')
  typeFilter(panel, 'feed.js')
  await panel.until(() => panel.all('[data-action="filter"]').length === 1, 'the filter')
  expect(row.hidden).toBe(false)
  typeFilter(panel, '-worker')
  await panel.until(() => row.hidden, 'the row to be hidden')
})

test('a page that is not captured says why, and offers a reload', async () => {
  const panel = mountPanel({ coverage: { state: 'none', frames: [] } })
  await panel.click('[data-action="coverage"]')
  const view = await panel.find('[data-view="coverage"]')
  expect(view.textContent).toContain('installed or updated')
  view.querySelector<HTMLElement>('[data-action="reload"]')?.click()
  expect(panel.host.reloads()).toBe(1)
})

test('a frame without our script is said to be not captured', async () => {
  const frame = { url: 'https://app.test/', top: true, captured: 'missed' as const }
  const panel = mountPanel({ coverage: { frames: [frame] } })
  await panel.findText('[data-action="coverage"]', '0 frames captured, 1 not captured')
})
