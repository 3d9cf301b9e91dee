import { deflateRawSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { trace } from '../support/trace.ts'
import { InlineWorker } from './inline-worker.ts'
import { mountPanel, type Panel, panelOf, press } from './support.ts'

const copied: string[] = []

beforeEach(() => {
  copied.length = 0
  InlineWorker.all.length = 0
  vi.stubGlobal('Worker', InlineWorker)
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
    copied.push(text)
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

async function open(body: string): Promise<Panel> {
  const panel = panelOf(`
      0s  connect  wss://a.test/feed
    0.1s  open
      1s  receive  ${body}
  `)
  await panel.click('[data-connection]')
  await panel.click('[data-tab="messages"]')
  await panel.click('[data-message]')
  return panel
}

const rows = (panel: Panel) => panel.all('[role="treeitem"]').map(({ textContent }) => textContent)

async function select(panel: Panel, text: string): Promise<HTMLElement> {
  const row = await panel.findText('[role="treeitem"]', text)
  row.click()
  await panel.until(() => row.getAttribute('aria-selected') === 'true', 'the selected row')
  return row
}

test('numbers, names and what cannot be seen stay as the text has them', async () => {
  const panel = await open(
    String.raw`{"n":12345678901234567890,"e":1.50e+3,"__proto__":1,"constructor":2,"a":3,"a":4,"s":"\u0000\ud800\u202eabc"}`,
  )
  await panel.find('[role="tree"]')
  expect(rows(panel).slice(1)).toEqual([
    'n: 12345678901234567890',
    'e: 1.50e+3',
    '__proto__: 1',
    'constructor: 2',
    'a: 3',
    'a: 4',
    String.raw`s: "\u0000\ud800\u202eabc"`,
  ])
  await select(panel, 'n: 123')
  await panel.findText('[data-view="node"]', 'JavaScript reads 12345678901234567000')
})

test('paths and values are copied by key and by button', async () => {
  const panel = await open('{"orders":[{"odd name":"a\\nb"},{"n":[1,2]}]}')
  const tree = await panel.find('[role="tree"]')
  await select(panel, '1: {')
  await select(panel, 'n: [1')
  press(tree, 'p')
  press(tree, 'c')
  await panel.until(() => copied.length === 2, 'both copies')
  expect(copied).toEqual(['$.orders[1].n', '[\n  1,\n  2\n]'])
  await select(panel, '0: {')
  await select(panel, 'odd name')
  await panel.click('[data-action="copy-path"]')
  await panel.click('[data-action="copy-value"]')
  await panel.until(() => copied.length === 4, 'the other copies')
  expect(copied.slice(2)).toEqual(['$.orders[0]["odd name"]', 'a\nb'])
})

test('secrets are copied as they are shown', async () => {
  const panel = await open('{"password":"hunter2hunter2","list":{"token":"abcdef123"}}')
  const tree = await panel.find('[role="tree"]')
  press(tree, 'c')
  await panel.until(() => copied.length === 1, 'the copy')
  expect(copied[0]).not.toMatch(/hunter2|abcdef123/)
  expect(panel.container.textContent).not.toMatch(/hunter2|abcdef123/)
})

test('long lists open in parts', async () => {
  const panel = await open(JSON.stringify(Array.from({ length: 1_200 }, (_, at) => at)))
  const tree = await panel.find('[role="tree"]')
  press(tree, 'End')
  const last = () => Number(tree.getAttribute('aria-activedescendant')?.split('-')[1])
  await panel.until(() => last() === 501, 'the last of the first part')
  press(tree, 'Enter')
  press(tree, 'End')
  await panel.until(() => last() === 1_001, 'the last of the second part')
  press(tree, 'Enter')
  press(tree, 'End')
  await panel.findText('[data-view="node"]', '$[1199]')
})

test('a string of base64 is unpacked, step by step, and gone back from', async () => {
  const held = gzipSync('{"inside":true}').toString('base64')
  const panel = await open(JSON.stringify({ word: 'subscription', payload: held }))
  const offer = await panel.findText('[data-action="unpack"]', 'base64 → gzip → JSON')
  expect(panel.all('[data-action="unpack"]')).toHaveLength(1)
  offer.click()
  await panel.findText('[role="treeitem"]', 'inside: true')
  const steps = () => panel.all('[data-action="unpacked-step"]').map((step) => step.textContent)
  expect(steps()).toEqual(['Message', '$.payload', 'base64', 'gzip', 'JSON'])
  panel.all('[data-action="unpacked-step"]')[2]?.click()
  await panel.findText('[data-view="hex"]', '1f 8b')
  panel.all('[data-action="unpacked-step"]')[0]?.click()
  await panel.findText('[role="treeitem"]', 'payload')
})

test('a packed secret is not offered to be unpacked', async () => {
  const held = Buffer.from('{"user":"a","password":"hunter2"}').toString('base64')
  const panel = await open(JSON.stringify({ token: held, plain: held }))
  const offer = await panel.find('[data-action="unpack"]')
  expect(panel.all('[data-action="unpack"]')).toHaveLength(1)
  offer.click()
  await panel.findText('[role="treeitem"]', 'password: "•••"')
  const steps = panel.all('[data-action="unpacked-step"]').map((step) => step.textContent)
  expect(steps).toEqual(['Message', '$.plain', 'JSON'])
})

test('a token is not offered to be unpacked', async () => {
  const part = (held: object) => Buffer.from(JSON.stringify(held)).toString('base64url')
  const panel = await open(JSON.stringify({ a: part({ alg: 'HS256' }), b: part({ ok: 'fine' }) }))
  await panel.findText('[data-action="unpack"]', 'base64 → JSON')
  expect(panel.all('[data-action="unpack"]')).toHaveLength(1)
})

test('so it is in the words of a protocol', async () => {
  const held = gzipSync('{"inside":true}').toString('base64')
  const panel = await open(`{"jsonrpc":"2.0","id":1,"result":{"payload":"${held}"}}`)
  await panel.find('[data-view="decoded"]')
  const offer = await panel.findText('[data-action="unpack"]', 'base64 → gzip → JSON')
  offer.click()
  await panel.findText('[role="treeitem"]', 'inside: true')
  const steps = panel.all('[data-action="unpacked-step"]')
  expect(steps.map((step) => step.textContent).slice(0, 2)).toEqual([
    'JSON-RPC',
    '$.result.payload',
  ])
  steps[0]?.click()
  await panel.findText('[data-view="decoded"]', 'result #1')
})

test('bytes packed without a header are unpacked; the data stays', async () => {
  const { log } = trace(`
      0s  connect  wss://a.test/feed
    0.1s  open
      1s  receive  x
  `)
  const [connection] = log.connections.values()
  const [message] = connection?.messages ?? []
  if (!message) throw new Error('no message')
  const bytes = new Uint8Array(deflateRawSync('{"type":"tick","n":1}'))
  Object.assign(message, { body: bytes, type: 'binary', size: bytes.length })
  const panel = mountPanel({ log })
  await panel.click('[data-connection]')
  await panel.click('[data-tab="messages"]')
  await panel.click('[data-message]')
  const offer = await panel.findText('[data-action="unpack"]', 'deflate → JSON')
  offer.click()
  await panel.findText('[role="treeitem"]', 'type: "tick"')
})
