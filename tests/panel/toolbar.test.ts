import { expect, test } from 'vitest'
import type { DocumentId } from '../../src/event.ts'
import { record } from '../../src/log.ts'
import { documentStart } from '../support/document-start.ts'
import { mountPanel, panelOf, press, TWO, typeFilter } from './support.ts'

test('the filter finds connections by URL, message and verdict', async () => {
  const panel = panelOf(TWO)
  await panel.find('[data-verdict]')
  const shown = () => panel.rows().flatMap((row) => (row.hidden ? [] : [row.dataset.url]))
  const shows = (urls: string[]) => panel.until(() => shown().join() === urls.join(), urls.join())

  typeFilter(panel, 'chat')
  await shows(['wss://b.test/chat'])
  typeFilter(panel, '"tick"')
  await shows(['wss://a.test/feed'])
  typeFilter(panel, 'closed by the server')
  await shows(['wss://a.test/feed'])
  typeFilter(panel, '-chat')
  await shows(['wss://a.test/feed'])
  typeFilter(panel, '')
  await shows(['wss://a.test/feed', 'wss://b.test/chat'])
})

test('a filter that matches nothing says so and can be cleared', async () => {
  const panel = panelOf(TWO)
  await panel.find('[data-connection]')
  typeFilter(panel, 'no such thing')
  await panel.findText('h2', 'No connection matches the filter')
  const button = await panel.findText('button', 'Clear filter')
  button.click()
  await panel.until(() => panel.rows().some((row) => !row.hidden), 'rows')
})

test('a regular expression in error is explained and hides nothing', async () => {
  const panel = panelOf(TWO)
  await panel.find('[data-connection]')
  typeFilter(panel, '/(/')
  const alert = await panel.findText('[role="alert"]', 'Not a regular expression')
  const box = await panel.find('[data-action="filter"]')
  expect(box.getAttribute('aria-invalid')).toBe('true')
  expect(box.getAttribute('aria-describedby')).toBe(alert.id)
  expect(panel.rows().every((row) => !row.hidden)).toBe(true)
})

test('record pauses and goes on', async () => {
  const panel = panelOf(TWO)
  const button = await panel.find('[data-action="record"]')
  expect(button.getAttribute('aria-pressed')).toBe('true')
  button.click()
  await panel.until(() => button.getAttribute('aria-pressed') === 'false', 'the pause')
  expect(panel.host.capture.recording()).toBe(false)
  button.click()
  await panel.until(() => panel.host.capture.recording(), 'recording')
})

test('clear empties the list of what has ended, and can be undone', async () => {
  const panel = panelOf(TWO)
  await panel.until(() => panel.rows().length === 2, 'rows')
  await panel.click('[data-action="clear"]')
  await panel.until(() => panel.rows().length === 1, 'the open connection alone')
  const undo = await panel.find('[data-action="undo"]')
  undo.click()
  await panel.until(() => panel.rows().length === 2, 'both connections')
  expect(panel.rows().map((row) => row.dataset.url)).toEqual([
    'wss://a.test/feed',
    'wss://b.test/chat',
  ])
  expect(panel.all('[data-action="undo"]')).toHaveLength(0)
  await panel.findText('[role="status"]', 'Log brought back')
  await panel.until(
    () => document.activeElement?.getAttribute('data-action') === 'clear',
    'the focus, whose button is gone',
  )
})

function startDocument(panel: ReturnType<typeof panelOf>, id: string): void {
  record(panel.host.log, id as DocumentId, {
    ...documentStart(Date.now()),
    seq: 1,
    url: 'https://app.test/next',
  })
  panel.host.changed()
}

function leaveDocuments(panel: ReturnType<typeof panelOf>, but?: string): void {
  const { log } = panel.host
  for (const doc of log.pages.keys())
    if (doc !== but) record(log, doc, { kind: 'gone', seq: 0, at: Date.now() })
  panel.host.changed()
}

test('without preserve log a prerendered page changes nothing until this one is left', async () => {
  const panel = panelOf(TWO)
  await panel.click('[data-action="preserve"]')
  startDocument(panel, 'prerendered')
  expect(panel.host.log.connections.size).toBe(2)
  leaveDocuments(panel, 'prerendered')
  await panel.until(() => panel.rows().length === 0, 'the empty list')
})

test('the log is preserved over a navigation by default', async () => {
  const panel = panelOf(TWO)
  await panel.until(() => panel.rows().length === 2, 'rows')
  startDocument(panel, 'next')
  expect(panel.host.log.connections.size).toBe(2)
})

test('without preserve log a new page starts with an empty list, and the choice is remembered', async () => {
  const panel = panelOf(TWO)
  const box = (await panel.find('[data-action="preserve"]')) as HTMLInputElement
  expect(box.checked).toBe(true)
  box.click()
  leaveDocuments(panel)
  startDocument(panel, 'next')
  await panel.until(() => panel.rows().length === 0, 'the empty list')
  panel.unmount()

  const again = mountPanel()
  const remembered = (await again.find('[data-action="preserve"]')) as HTMLInputElement
  expect(remembered.checked).toBe(false)
})

test('the status line counts, and says what was dropped', async () => {
  const panel = panelOf(TWO)
  await panel.findText('footer', '2 connections, 1 open · 2 messages, 31 B')
  Object.assign(panel.host.log.dropped, { bodies: 1_200, lost: 1 })
  panel.host.changed()
  await panel.findText('[data-dropped]', '1,200 message bodies let go, 1 event lost')
})

test('the coverage opens from its summary', async () => {
  const panel = panelOf(TWO, {
    coverage: {
      workers: [
        { kind: 'worker', url: 'https://app.test/feed.js?key=1', sees: 'messages', sockets: 2 },
        { kind: 'worker', url: '', sees: 'handshake', sockets: 1 },
      ],
      unclaimed: 1,
      frames: [
        { url: 'https://app.test/?key=1', top: true, captured: 'captured' },
        { url: 'https://b.test/', top: false, captured: 'late' },
      ],
    },
  })
  const button = await panel.findText(
    '[data-action="coverage"]',
    '2 frames captured, 1 late, 1 worker with messages, 1 worker by handshake only',
  )
  button.click()
  const view = await panel.find('[data-view="coverage"]')
  expect(view.textContent).toContain('https://app.test/?key=•••')
  expect(view.textContent).toContain('Worker: https://app.test/feed.js?key=••• (2 sockets)')
  expect(view.textContent).toContain('1 handshake of sockets nobody told of')
  expect(view.querySelectorAll('[data-seen="handshake"]')).toHaveLength(1)
  expect(view.querySelectorAll('[data-captured="late"]')).toHaveLength(1)
  button.click()
  await panel.until(() => panel.all('[data-view="coverage"]').length === 0, 'the closed view')
})

test('Escape closes what was opened last, and the focus returns to its button', async () => {
  const panel = panelOf(TWO)
  const coverage = await panel.find('[data-action="coverage"]')
  coverage.focus()
  coverage.click()
  await panel.find('[data-view="coverage"]')
  const exporting = await panel.find('[data-action="export"]')
  exporting.click()
  const field = await panel.find('[data-view="export"] select')
  field.focus()
  let reached = 0
  const count = () => reached++
  document.addEventListener('keydown', count)
  press(field, 'Escape')
  await panel.until(() => panel.all('[data-view="export"]').length === 0, 'the closed export')
  await panel.until(() => document.activeElement === exporting, 'the focus on its button')
  expect(panel.all('[data-view="coverage"]')).toHaveLength(1)
  press(exporting, 'Escape')
  await panel.until(() => panel.all('[data-view="coverage"]').length === 0, 'the closed coverage')
  expect(document.activeElement).toBe(exporting)
  expect(reached).toBe(0)
  press(exporting, 'Escape')
  expect(reached).toBe(1)
  document.removeEventListener('keydown', count)
})
