import { encode } from '@msgpack/msgpack'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Body, DocumentId } from '../../src/event.ts'
import { createLog, type Log, record } from '../../src/log.ts'
import { SET } from '../src/decode/descriptor-set.ts'
import { InlineWorker } from './inline-worker.ts'
import { mountPanel, type Panel, panelOf } from './support.ts'

const DOC = 'doc' as DocumentId
const START = Date.UTC(2026, 0, 1)

beforeEach(() => {
  InlineWorker.all.length = 0
  vi.stubGlobal('Worker', InlineWorker)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

function logOf(url: string, bodies: readonly Body[], whole = true): Log {
  const log = createLog()
  const own = { at: START, socket: 1 }
  record(log, DOC, { ...own, seq: 1, kind: 'construct', source: 'app', url, protocols: [] })
  record(log, DOC, { ...own, seq: 2, kind: 'open', protocol: '', extensions: '' })
  for (const [index, body] of bodies.entries()) {
    record(log, DOC, {
      ...own,
      kind: 'message',
      seq: 3 + index,
      direction: 'receive',
      type: typeof body === 'string' ? 'text' : 'binary',
      size: typeof body === 'string' ? body.length : 4,
      body,
      whole,
    })
  }
  return log
}

const SOCKET_IO = 'wss://a.test/socket.io/?EIO=4&transport=websocket'

async function open(panel: Panel): Promise<void> {
  await panel.click('[data-connection]')
  await panel.click('[data-tab="messages"]')
}

async function choose(panel: Panel, decoder: string): Promise<void> {
  const select = (await panel.find('[data-action="decoder"]')) as HTMLSelectElement
  select.value = decoder
  select.dispatchEvent(new Event('change', { bubbles: true }))
}

test('the list says what the decoder says, the detail shows the structure and the data', async () => {
  const panel = mountPanel({ log: logOf(SOCKET_IO, ['0{"sid":"a"}', '42["order",{"id":7}]', '2']) })
  await open(panel)
  await panel.findText('[data-decoded="socket-io"]', 'order {"id":7}')
  const select = await panel.find('[data-action="decoder"]')
  await panel.until(
    () => select.textContent?.includes('Auto: Socket.IO'),
    'the name of the decoder',
  )
  expect(select.title).toContain('recognised by its library')
  panel.all('[data-message]')[1]?.click()
  const decoded = await panel.find('[data-view="decoded"]')
  expect(decoded.textContent).toContain('Engine.IO › Socket.IO')
  expect(decoded.querySelector('[role="tree"]')?.textContent).toContain('namespace')
  await panel.click('[data-action="show-data"]')
  await panel.findText('[data-view="message"]', '42')
  expect(panel.all('[data-view="decoded"]')).toEqual([])
})

test('the user says how a connection is read, and so are its reconnects', async () => {
  const log = logOf('wss://a.test/feed?try=1', ['42["order"]'])
  const own = { at: START + 10, socket: 2 }
  const url = 'wss://a.test/feed?try=2'
  record(log, DOC, { ...own, seq: 20, kind: 'construct', source: 'app', url, protocols: [] })
  const panel = mountPanel({ log })
  await open(panel)
  await panel.findText('[data-message]', '42["order"]')
  await choose(panel, 'socket-io')
  await panel.findText('[data-decoded="socket-io"]', /order$/)
  panel.rows()[1]?.click()
  const inForce = async () => (await panel.find('[data-action="decoder"]')).dataset.decoder
  expect(await inForce()).toBe('socket-io')
  await choose(panel, '')
  await panel.until(
    () => panel.all('[data-action="decoder"]')[0]?.dataset.decoder === 'plain',
    'the automatic one again',
  )
})

test('what cannot be decoded stays as it is, and says why', async () => {
  const panel = mountPanel({ log: logOf(SOCKET_IO, ['{"type":"news"}']) })
  await open(panel)
  await panel.click('[data-message]')
  await panel.findText('[data-view="message"]', 'No Engine.IO packet: shown as it passed.')
  expect(panel.all('[data-message]')[0]?.textContent).toContain('{"type":"news"}')
  expect(panel.all('[data-decoded]')).toEqual([])
})

test('a beginning of a message is not decoded', async () => {
  const panel = mountPanel({ log: logOf(SOCKET_IO, ['42["order",{"id"'], false) })
  await open(panel)
  await panel.click('[data-message]')
  await panel.findText('[data-view="message"]', 'Only its beginning was kept: shown as it passed.')
})

test('attachments are put where they belong; a Blob is read', async () => {
  const bodies = [
    '451-["upload",{"_placeholder":true,"num":0}]',
    new Blob([new Uint8Array([1, 2])]),
  ]
  const panel = mountPanel({ log: logOf(SOCKET_IO, bodies) })
  await open(panel)
  await panel.findText('[data-decoded]', 'upload 2 bytes: 01 02')
  await panel.findText('[data-decoded]', 'attachment 2 bytes: 01 02')
})

test('secrets stay masked', async () => {
  const login = '42["login",{"password":"hunter2hunter2","pin":1234}]'
  const panel = mountPanel({ log: logOf(SOCKET_IO, [login]) })
  await open(panel)
  await panel.findText('[data-decoded]', 'login')
  await panel.click('[data-message]')
  await panel.find('[data-view="decoded"]')
  expect(panel.container.textContent).not.toContain('hunter2')
})

test('markup in a message is text', async () => {
  const panel = mountPanel({ log: logOf(SOCKET_IO, ['42["<img src=x onerror=alert(1)>"]']) })
  await open(panel)
  await panel.findText('[data-decoded]', '<img src=x')
  await panel.click('[data-message]')
  await panel.find('[data-view="decoded"]')
  expect(panel.all('img')).toEqual([])
})

test('bytes of no known protocol are read by what they are', async () => {
  const bodies = [encode({ type: 'tick', n: 1 }), encode({ type: 'tick', n: 2 })]
  const panel = mountPanel({ log: logOf('wss://a.test/feed', bodies) })
  await open(panel)
  await panel.findText('[data-decoded="message-pack"]', '{"type":"tick","n":2}')
})

test('a protobuf schema is loaded, and a type chosen', async () => {
  const order = new Uint8Array([8, 0x96, 1, 0x12, 2, 0x68, 0x69])
  const panel = mountPanel({ log: logOf('wss://a.test/feed', [order]) })
  await open(panel)
  await panel.findText('[data-decoded="protobuf"]', '{"1":150,"2":"hi"}')
  await load(panel, new File(['syntax = "proto3";'], 'shop.proto'))
  await panel.findText('[role="status"]', 'protoc --include_imports')
  await load(panel, new File([SET as BlobPart], 'shop.binpb'))
  await panel.findText('[data-decoded="protobuf"]', 'Order {"id":150,"title":"hi"}')
  const types = (await panel.find('[data-action="message-type"]')) as HTMLSelectElement
  types.value = 'shop.Line'
  types.dispatchEvent(new Event('change', { bubbles: true }))
  await panel.findText('[data-decoded="protobuf"]', 'Line {"count":150}')
})

async function load(panel: Panel, file: File): Promise<void> {
  const input = (await panel.find('[data-action="schema"]')) as HTMLInputElement
  Object.defineProperty(input, 'files', { value: [file], configurable: true })
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

test('the panel ends its worker, and works without one', async () => {
  const panel = mountPanel({ log: logOf(SOCKET_IO, ['2']) })
  await open(panel)
  await panel.findText('[data-decoded]', 'ping')
  panel.unmount()
  expect(InlineWorker.all.map(({ terminated }) => terminated)).toEqual([true])

  vi.stubGlobal('Worker', undefined)
  const bare = panelOf(`
      0s  connect  ${SOCKET_IO}
    0.1s  open
      1s  receive  2
  `)
  await open(bare)
  await bare.findText('[data-message]', '2')
  expect(bare.all('[data-action="decoder"]')).toEqual([])
})
