import { Blob as NodeBlob } from 'node:buffer'
import { expect, test, vi } from 'vitest'
import { harOf } from '../src/har/support.ts'
import { trace } from '../support/trace.ts'
import { type Panel, panelOf, press, typeFilter } from './support.ts'

const STORY = `
  0s   connect wss://a.test/feed?token=f3a9c1d2e4b5a697 @ start app.js:12:8
  0.1s open
  1s   receive hello
  5s   close 4001 "expired f3a9c1d2e4b5a697"
`
const LIVE = `
  0s   connect wss://live.test/feed @ start app.js:12:8
  0.1s open
`

/** What stands in a file input; happy-dom's own files have no streams. */
function choose(panel: Panel, text: string, name = 'shop.har'): void {
  const [input] = panel.all('[data-action="import"]') as HTMLInputElement[]
  const file = Object.assign(new NodeBlob([text]), { name })
  Object.defineProperty(input, 'files', { value: [file], configurable: true })
  input?.dispatchEvent(new Event('change', { bubbles: true }))
}

/** White space without an end. */
function blankStream(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(1_000).fill(0x20)),
  })
}

async function capture(text = STORY): Promise<string> {
  const { log, now } = trace(text)
  return harOf(log, now)
}

const imports = (panel: Panel) => panel.all('[data-source="import"]')

test('an imported capture stands beside the live log, judged and marked', async () => {
  const panel = panelOf(LIVE)
  choose(panel, await capture())
  const row = await panel.find('[data-source="import"][data-cause]')
  expect(row.dataset).toMatchObject({
    cause: 'unauthorized',
    closedBy: 'server',
    verdict: 'settled',
  })
  expect(panel.all('[data-source="app"]')).toHaveLength(1)
  expect(panel.all('[data-capture="shop.har"]')[0]?.textContent).toContain('WebSocket Doctor')
  expect(new Set(panel.rows().map((one) => one.dataset.connection)).size).toBe(2)
})

test('it shows its diagnosis and its messages, and offers no test', async () => {
  const panel = panelOf(LIVE)
  choose(panel, await capture())
  await panel.click('[data-source="import"]')
  await panel.findText('[data-view="diagnosis"]', '4001')
  expect(panel.all('[data-action="test"], [data-tab="test"]')).toEqual([])
  await panel.click('[data-tab="messages"]')
  await panel.findText('[data-view="messages"]', 'hello')
  await panel.click('[data-source="app"]')
  await panel.find('[data-action="test"]')
  expect(panel.all('[aria-selected="true"][data-connection]')).toHaveLength(1)
})

test('the filter holds for all captures', async () => {
  const panel = panelOf(LIVE)
  choose(panel, await capture())
  await panel.find('[data-source="import"]')
  typeFilter(panel, 'live.test')
  await panel.until(() => imports(panel)[0]?.hidden, 'the imported row hidden')
  expect(panel.all('[data-source="app"]')[0]?.hidden).toBe(false)
})

test('it can be closed, and the live log is there as it was', async () => {
  const panel = panelOf(LIVE)
  choose(panel, await capture())
  await panel.click('[data-action="close-capture"]')
  await panel.until(() => imports(panel).length === 0, 'no imported row')
  expect(panel.all('[data-source="app"]')).toHaveLength(1)
})

test('the same file may be open twice', async () => {
  const panel = panelOf(LIVE)
  choose(panel, await capture())
  await panel.until(() => imports(panel).length === 1, 'the first')
  choose(panel, await capture())
  await panel.until(() => imports(panel).length === 2, 'the second')
  expect(new Set(panel.rows().map((one) => one.dataset.connection)).size).toBe(3)
})

test('a file that is none is refused with the reason, and nothing is lost', async () => {
  const panel = panelOf(LIVE)
  choose(panel, await capture())
  await panel.find('[data-source="import"]')
  choose(panel, '<img src=x onerror=alert(1)>', 'page.html')
  await panel.findText(
    '[data-view="import-error"]',
    'page.html was not opened. The document is not JSON',
  )
  expect(imports(panel)).toHaveLength(1)
  expect(panel.all('img')).toEqual([])
})

test('what was passed over is named', async () => {
  const panel = panelOf(LIVE)
  const har = JSON.parse(await capture())
  har.log.entries[0]._webSocketMessages[0].time = 'soon'
  choose(panel, JSON.stringify(har))
  await panel.findText('[data-capture]', 'log.entries[0]._webSocketMessages[0] has no time')
})

test('an end that is not recorded is said to be', async () => {
  const panel = panelOf(LIVE)
  const entry = {
    startedDateTime: '2026-01-01T00:00:00.000Z',
    request: { url: 'wss://a.test/feed', headers: [] },
    response: { status: 101, headers: [] },
    _webSocketMessages: [{ type: 'send', time: 1_767_225_601, opcode: 1, data: 'hi' }],
  }
  choose(panel, JSON.stringify({ log: { version: '1.2', entries: [entry] } }))
  await panel.click('[data-source="import"]')
  await panel.findText('[data-view="diagnosis"]', 'is not recorded in this file')
  const state = imports(panel)[0]?.querySelector<HTMLElement>('[data-state-word]')
  expect(state?.textContent).toBe('unknown')
  expect(state?.title).toContain('does not record')
  expect(imports(panel)[0]?.textContent).toContain('1.0 s')
  await panel.findText('footer', '1 connection, 0 open')
  await panel.click('[data-tab="handshake"]')
  await panel.findText('[data-view="handshake"]', 'Opened')
  expect(panel.all('[data-view="handshake"]')[0]?.textContent).not.toContain('after')
})

test('why a file was not opened goes away by Escape', async () => {
  const panel = panelOf(LIVE)
  choose(panel, '{"log": {"entries": 5}}')
  const words = await panel.find('[data-view="import-error"]')
  press(words, 'Escape')
  await panel.until(() => panel.all('[data-view="import-error"]').length === 0, 'no words')
})

test('pasted text is opened, unless a field takes it', async () => {
  const panel = panelOf(LIVE)
  const clipboardData = { files: [], getData: () => '{"log":{}}' }
  const paste = () => Object.assign(new Event('paste', { bubbles: true }), { clipboardData })
  panel.all('[data-action="filter"]')[0]?.dispatchEvent(paste())
  expect(panel.all('[data-view="import-progress"]')).toEqual([])
  panel.container.dispatchEvent(paste())
  await panel.findText('[data-view="import-error"]', 'Pasted capture was not opened')
})

test('dropped files are opened, each on its own', async () => {
  const panel = panelOf(LIVE)
  const files = await Promise.all(
    ['a.har', 'b.har'].map(async (name) =>
      Object.assign(new NodeBlob([await capture()]), { name }),
    ),
  )
  const dataTransfer = { files, types: ['Files'] }
  const drag = (type: string, relatedTarget: Element | null = null) => {
    const event = new Event(type, { bubbles: true, cancelable: true })
    panel.container.dispatchEvent(Object.assign(event, { dataTransfer, relatedTarget }))
    return event
  }
  const isShown = () => document.documentElement.matches('[data-dropping]')
  drag('dragover')
  drag('dragleave', panel.container)
  expect(isShown()).toBe(true)
  drag('dragleave')
  expect(isShown()).toBe(false)
  drag('dragover')
  expect(drag('drop').defaultPrevented).toBe(true)
  expect(isShown()).toBe(false)
  await panel.until(() => imports(panel).length === 2, 'two imported rows')
  expect(panel.all('[data-capture]')).toHaveLength(3)
})

test('reading can be stopped, and nothing of the file stays', async () => {
  const panel = panelOf(LIVE)
  const [input] = panel.all('[data-action="import"]') as HTMLInputElement[]
  const file = { name: 'endless.har', size: 1_000, stream: blankStream }
  Object.defineProperty(input, 'files', { value: [file], configurable: true })
  input?.dispatchEvent(new Event('change', { bubbles: true }))
  await panel.click('[data-action="import-cancel"]')
  await panel.until(() => panel.all('[data-view="import-progress"]').length === 0, 'no progress')
  expect(panel.all('[data-view="import-error"]')).toEqual([])
  expect(imports(panel)).toEqual([])
})

test('an export covers what the preview lists, and opens again', async () => {
  const made: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    made.push(blob as Blob)
    return 'blob:test'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  const panel = panelOf(STORY)
  await panel.click('[data-action="export"]')
  await panel.click('[data-action="export-preview"]')
  const preview = await panel.findText('[data-view="export-preview"]', 'redacted-1')
  expect(preview.textContent).not.toContain('f3a9c1d2e4b5a697')
  await panel.click('[data-action="export-save"]')
  await panel.find('[data-outcome="saved"]')
  const text = (await made[0]?.text()) ?? ''
  expect(text).toContain('token=redacted-1')
  expect(text).not.toContain('f3a9c1d2e4b5a697')
  choose(panel, text)
  const row = await panel.find('[data-source="import"][data-cause]')
  expect(row.dataset.cause).toBe('unauthorized')
  await panel.findText('[data-capture]', 'secrets covered')
  vi.restoreAllMocks()
})

test('going past a capture by Tab, or closing it, leaves the live selection alone', async () => {
  const panel = panelOf(LIVE)
  choose(panel, await capture())
  await panel.find('[data-source="import"]')
  await panel.click('[data-source="app"]')
  await panel.find('[data-view="diagnosis"]')
  const close = await panel.find('[data-action="close-capture"]')
  close.focus()
  expect(panel.all('[aria-selected="true"][data-source="app"]')).toHaveLength(1)
  close.click()
  await panel.until(() => imports(panel).length === 0, 'the capture gone')
  expect(panel.all('[aria-selected="true"][data-source="app"]')).toHaveLength(1)
  await panel.until(() => document.activeElement?.closest('[data-view="connections"]'), 'the focus')
})

test('while a capture is looked at, pause and undo are those of the tab', async () => {
  const panel = panelOf(LIVE)
  choose(panel, await capture())
  await panel.click('[data-source="import"]')
  const row = await panel.find('[data-source="import"][aria-selected="true"]')
  press(row, 'r')
  await panel.until(() => !panel.host.capture.recording(), 'the pause')
  await panel.findText('footer', 'Recording is paused')
  await panel.click('[data-action="clear"]')
  await panel.find('[data-action="undo"]')
})
