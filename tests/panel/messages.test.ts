import { expect, test } from 'vitest'
import { connectionId } from '../../src/connection.ts'
import type { Body, DocumentId, Message } from '../../src/event.ts'
import { createLog, type Log, record } from '../../src/log.ts'
import { mountPanel, type Panel, panelOf, press, typeFilter } from './support.ts'

const DOC = 'doc' as DocumentId
const START = Date.UTC(2026, 0, 1)

function receive(
  log: Log,
  seq: number,
  body: Body | undefined,
  change: Partial<Message> = {},
): void {
  const size = typeof body === 'string' ? body.length : 4
  record(log, DOC, {
    kind: 'message',
    seq,
    at: START + seq,
    socket: 1,
    direction: 'receive',
    type: typeof body === 'string' ? 'text' : 'binary',
    size,
    whole: true,
    ...(body !== undefined && { body }),
    ...change,
  })
}

function openLog(): Log {
  const log = createLog()
  const own = { at: START, socket: 1 }
  record(log, DOC, {
    ...own,
    seq: 1,
    kind: 'construct',
    source: 'app',
    url: 'wss://a.test/',
    protocols: [],
  })
  record(log, DOC, { ...own, seq: 2, kind: 'open', protocol: '', extensions: '' })
  return log
}

async function openMessages(panel: Panel): Promise<HTMLElement> {
  const row = await panel.find('[data-connection]')
  row.click()
  const tab = await panel.find('[data-tab="messages"]')
  tab.click()
  return panel.find('[data-view="messages"]')
}

test('100,000 messages draw a screenful of rows', async () => {
  const log = openLog()
  for (let seq = 3; seq < 100_003; seq++) receive(log, seq, `message ${seq}`)
  const view = await openMessages(mountPanel({ log }))
  expect(view.getAttribute('aria-rowcount')).toBe('100000')
  expect(view.dataset.total).toBe('100000')
  const rows = view.querySelectorAll('[role="row"]')
  expect(rows.length).toBeGreaterThan(5)
  expect(rows.length).toBeLessThan(60)
})

test('the filter counts what passes and shows it', async () => {
  const log = openLog()
  for (let seq = 3; seq < 1_003; seq++) receive(log, seq, seq % 10 === 0 ? `tick ${seq}` : 'other')
  const panel = mountPanel({ log })
  const view = await openMessages(panel)
  typeFilter(panel, 'tick')
  await panel.until(() => view.getAttribute('aria-rowcount') === '100', 'the filter')
  expect(view.dataset.total).toBe('1000')
  expect(panel.all('[data-message]').every((row) => row.textContent?.includes('tick'))).toBe(true)

  receive(log, 2_000, 'tick again')
  panel.host.changed()
  await panel.until(() => view.getAttribute('aria-rowcount') === '101', 'the new message')
  typeFilter(panel, '-tick')
  await panel.until(() => view.getAttribute('aria-rowcount') === '900', 'the negated filter')
})

test('a filter that only the URL matches shows all messages', async () => {
  const log = openLog()
  receive(log, 3, 'one')
  receive(log, 4, 'two')
  const panel = mountPanel({ log })
  const view = await openMessages(panel)
  typeFilter(panel, 'a.test')
  await panel.until(() => view.getAttribute('aria-rowcount') === '2', 'all messages')
})

test('the direction filter', async () => {
  const log = openLog()
  receive(log, 3, 'one')
  receive(log, 4, 'two', { direction: 'send', state: 1 })
  const panel = mountPanel({ log })
  const view = await openMessages(panel)
  await panel.click('button[data-direction="send"]')
  await panel.until(() => view.getAttribute('aria-rowcount') === '1', 'sent messages')
  expect(panel.all('[data-message]').map((row) => row.dataset.direction)).toEqual(['send'])
})

test('what happened stands between the messages', async () => {
  const panel = panelOf(`
      0s  connect  wss://a.test/
    0.1s  open
      1s  receive  one
      2s  hidden
      3s  send     two
      4s  close()  1000
    4.1s  close    1000
  `)
  const view = await openMessages(panel)
  const kinds = [...view.querySelectorAll<HTMLElement>('[data-row]')].map(
    (row) => row.dataset.event ?? 'message',
  )
  expect(kinds).toEqual([
    'construct',
    'open',
    'message',
    'visibility',
    'message',
    'close-call',
    'close',
  ])
  expect(view.getAttribute('aria-rowcount')).toBe('2')
})

test('JSON opens as a tree, moved by keys', async () => {
  const log = openLog()
  receive(log, 3, '42["order",{"id":7,"lines":[{"sku":"a"}]}]')
  const panel = mountPanel({ log })
  await openMessages(panel)
  await panel.click('[data-message]')
  const tree = await panel.find('[role="tree"]')
  expect(tree.textContent).toContain('42')
  const root = await panel.find('[role="treeitem"]')
  expect(root.getAttribute('aria-expanded')).toBe('true')
  root.focus()
  press(root, 'ArrowLeft')
  await panel.until(() => root.getAttribute('aria-expanded') === 'false', 'the folded tree')
  press(root, 'ArrowRight')
  await panel.until(() => root.getAttribute('aria-expanded') === 'true', 'the tree')
  press(root, 'ArrowDown')
  const selected = () => tree.querySelector('[aria-selected="true"]')
  await panel.until(() => selected()?.getAttribute('aria-level') === '2', 'the next row')
  expect(tree.getAttribute('aria-activedescendant')).toBe(selected()?.id)
})

test('bytes show as a hex dump, a Blob too', async () => {
  const log = openLog()
  receive(log, 3, new Uint8Array([0x48, 0x69, 0x00, 0xff]))
  receive(log, 4, new Blob([new Uint8Array([0x42, 0x6c, 0x6f, 0x62])]))
  const panel = mountPanel({ log })
  await openMessages(panel)
  await panel.click('[data-message]')
  await panel.findText('[data-view="message"]', '48 69 00 ff')
  await panel.findText('[data-view="message"]', 'Hi..')
  panel.all('[data-message]')[1]?.click()
  await panel.findText('[data-view="message"]', '42 6c 6f 62')
})

test('a Blob that fails to read says so', async () => {
  const log = openLog()
  const blob = new Blob(['gone'])
  blob.arrayBuffer = () => Promise.reject(new DOMException('', 'NotReadableError'))
  receive(log, 3, blob)
  const panel = mountPanel({ log })
  await openMessages(panel)
  await panel.click('[data-message]')
  await panel.findText('[data-view="message"]', 'cannot be read any more')
})

test('a body that was not kept, or not whole, says so', async () => {
  const log = openLog()
  receive(log, 3, undefined)
  receive(log, 4, 'beginning', { whole: false, size: 5_000 })
  const panel = mountPanel({ log })
  await openMessages(panel)
  await panel.click('[data-message]')
  await panel.findText('[data-view="message"]', 'The body was not kept')
  panel.all('[data-message]')[1]?.click()
  await panel.findText('[data-view="message"]', 'Only the beginning of its 5 kB was kept')
})

test('an empty message says that it is', async () => {
  const log = openLog()
  receive(log, 3, '', { size: 0 })
  receive(log, 4, new Uint8Array(), { size: 0, type: 'binary' })
  const panel = mountPanel({ log })
  await openMessages(panel)
  await panel.until(() => panel.all('[data-message]').length === 2, 'both')
  const words = panel.all('[data-message] [role="gridcell"]:last-child')
  expect(words.map(({ textContent }) => textContent)).toEqual(['(empty)', '(empty)'])
  await panel.click('[data-message]')
  await panel.findText('[data-view="message"]', 'The message is empty.')
})

test('messages known by their count are told', async () => {
  const log = openLog()
  record(log, DOC, {
    kind: 'folded',
    seq: 3,
    at: START + 3,
    socket: 1,
    direction: 'receive',
    count: 400,
    bytes: 4_000,
    from: START,
    to: START + 2,
    beats: [],
  })
  receive(log, 4, 'one')
  const panel = mountPanel({ log })
  const view = await openMessages(panel)
  expect(view.dataset.total).toBe('401')
  expect(view.getAttribute('aria-rowcount')).toBe('1')
  await panel.findText('span', '400 earlier ones are known by their count only')
})

test('arrow keys select messages and Escape closes the detail', async () => {
  const log = openLog()
  receive(log, 3, 'one')
  receive(log, 4, 'two')
  const panel = mountPanel({ log })
  const view = await openMessages(panel)
  press(view, 'Home')
  await panel.findText('[data-view="message"]', 'one')
  press(view, 'ArrowDown')
  await panel.findText('[data-view="message"]', 'two')
  expect(view.getAttribute('aria-activedescendant')).toBe('message-4')
  press(view, 'ArrowUp')
  await panel.findText('[data-view="message"]', 'one')
  press(view, 'End')
  await panel.findText('[data-view="message"]', 'two')
  press(view, 'Escape')
  await panel.until(() => panel.all('[data-view="message"]').length === 0, 'the closed detail')
})

test('messages sent too late are marked', async () => {
  const log = openLog()
  receive(log, 3, 'one', { direction: 'send', state: 3 })
  const panel = mountPanel({ log })
  await openMessages(panel)
  await panel.findText('[data-message]', 'not sent')
  expect(log.connections.get(connectionId(DOC, 1))?.messages).toHaveLength(1)
})
