import { expect, test } from 'vitest'
import type { Body, DocumentId } from '../../src/event.ts'
import { createLog, type Log, record } from '../../src/log.ts'
import { mountPanel, type Panel, press } from './support.ts'

const DOC = 'doc' as DocumentId

function logOf(bodies: readonly Body[]): Log {
  const log = createLog()
  const own = { at: Date.UTC(2026, 0, 1), socket: 1 }
  const url = 'wss://a.test/feed'
  record(log, DOC, { ...own, seq: 1, kind: 'construct', source: 'app', url, protocols: [] })
  record(log, DOC, { ...own, seq: 2, kind: 'open', protocol: '', extensions: '' })
  for (const [index, body] of bodies.entries()) {
    const isText = typeof body === 'string'
    record(log, DOC, {
      ...own,
      kind: 'message',
      seq: 3 + index,
      direction: 'receive',
      type: isText ? 'text' : 'binary',
      size: isText ? body.length : 4,
      body,
      whole: true,
    })
  }
  return log
}

async function open(body: Body): Promise<Panel> {
  const panel = mountPanel({ log: logOf([body]) })
  await panel.click('[data-connection]')
  await panel.click('[data-tab="messages"]')
  await panel.click('[data-message]')
  await panel.find('[data-view="message"]')
  return panel
}

async function find(panel: Panel, text: string): Promise<HTMLInputElement> {
  const detail = await panel.find('[data-view="message"]')
  detail.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, bubbles: true, cancelable: true }),
  )
  const box = (await panel.find('[data-action="find"]')) as HTMLInputElement
  box.value = text
  box.dispatchEvent(new Event('input', { bubbles: true }))
  return box
}

const selected = (panel: Panel) => panel.all('[role="treeitem"][aria-selected="true"]')[0]

test('finds in parts of a tree that are closed, and goes from match to match', async () => {
  const inner = JSON.stringify({ deep: [{ hidden: 'needle 2' }] })
  const panel = await open(
    JSON.stringify({ a: { b: { c: { d: 'needle 1' } } }, payload: inner, needle: 3 }),
  )
  const box = await find(panel, 'NEEDLE')
  await panel.findText('[data-view="find"]', '1 of 3')
  await panel.until(() => selected(panel)?.textContent?.includes('needle 1'), 'the first match')
  press(box, 'Enter')
  await panel.findText('[data-view="find"]', '2 of 3')
  await panel.until(() => selected(panel)?.textContent?.includes('needle 2'), 'the match inside')
  expect(panel.all('[data-view="node"]')[0]?.textContent).toContain(
    'JSON.parse($.payload).deep[0].hidden',
  )
  expect(selected(panel)?.querySelector('mark')?.textContent).toBe('needle')
  await panel.click('[data-action="find-next"]')
  await panel.until(() => selected(panel)?.textContent?.includes('needle: 3'), 'the name')
  await panel.click('[data-action="find-next"]')
  await panel.findText('[data-view="find"]', '1 of 3')
  await panel.click('[data-action="find-previous"]')
  await panel.findText('[data-view="find"]', '3 of 3')
  press(box, 'Escape')
  await panel.until(() => panel.all('[data-view="find"]').length === 0, 'the closed search')
  expect(panel.all('mark')).toEqual([])
})

test('finds in text, and in what is laid out', async () => {
  const panel = await open('one needle\ntwo needles')
  const box = await find(panel, 'needle')
  await panel.findText('[data-view="find"]', '1 of 2')
  const current = () => panel.all('mark[data-match="current"]')[0]?.parentElement?.textContent
  await panel.until(() => current()?.startsWith('one'), 'the first')
  press(box, 'F3')
  await panel.findText('[data-view="find"]', '2 of 2')
  expect(panel.all('mark')).toHaveLength(2)
})

test('finds bytes by their digits and by their text', async () => {
  const panel = await open(new Uint8Array([0, 0xde, 0xad, 0x48, 0x69, 0xff]))
  const box = await find(panel, 'de ad')
  await panel.findText('[data-view="find"]', '1 of 1')
  expect(panel.all('mark')[0]?.textContent).toBe('de ad')
  box.value = 'hi'
  box.dispatchEvent(new Event('input', { bubbles: true }))
  await panel.until(() => panel.all('mark')[0]?.textContent === '48 69', 'the text')
  box.value = 'nothing'
  box.dispatchEvent(new Event('input', { bubbles: true }))
  await panel.findText('[data-view="find"]', 'No matches')
})

test('secrets that are masked are not found', async () => {
  const panel = await open('{"password":"needle","other":"needle"}')
  await find(panel, 'needle')
  await panel.findText('[data-view="find"]', '1 of 1')
})

test('ten megabytes and a hundred thousand levels are searched in slices', async () => {
  const items = Array.from({ length: 200_000 }, (_, id) => `{"id":${id},"name":"item ${id}"}`)
  const deep = `${'['.repeat(100_000)}"needle"${']'.repeat(100_000)}`
  const panel = await open(`{"items":[${items.join(',')}],"deep":${deep},"last":"needle"}`)
  await panel.find('[role="tree"]')
  expect(panel.all('[role="treeitem"]').length).toBeLessThan(60)
  await find(panel, 'needle')
  await panel.findText('[data-view="find"]', '1 of 2')
  await panel.findText('[data-view="node"]', '[0][0][0][0]')
  await panel.click('[data-action="find-next"]')
  await panel.findText('[data-view="node"]', '$.last')
}, 120_000)
