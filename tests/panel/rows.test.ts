import { expect, onTestFinished, test, vi } from 'vitest'
import type { DocumentId } from '../../src/event.ts'
import { createLog, DEFAULT_BOUNDS, record } from '../../src/log.ts'
import { createStorm } from './storm.ts'
import { mountPanel, panelOf, press, typeFilter } from './support.ts'

const CLOSED_BY_PAGE = `
    0s  connect  wss://a.test/feed?token=s3cret  @ start app.js:12:8
  0.1s  open
  0.5s  receive  {"type":"hello"}
    2s  close()  1000 done  @ tick app.js:42:13
  2.1s  close    1000 done
`

const CHAIN = `
    0s  a connect  wss://a.test/feed  @ start app.js:12:8
  0.1s  a open
   60s  a close    1006
   61s  b connect  wss://a.test/feed  @ start app.js:12:8
 61.1s  b open
  121s  b close    1006
  122s  c connect  wss://a.test/feed  @ start app.js:12:8
122.1s  c open
  182s  c close    1006
`

test('a row carries the hooks of its connection', async () => {
  const panel = panelOf(CLOSED_BY_PAGE)
  const row = await panel.find('[data-verdict="settled"]')
  expect(row.dataset).toMatchObject({
    url: 'wss://a.test/feed?token=•••',
    state: 'closed',
    source: 'app',
    closedBy: 'page',
    cause: 'closed-by-page',
    confidence: 'certain',
  })
  expect(row.dataset.connection).toBe(row.dataset.chain)
})

test('what is judged in many slices is shown to the last', async () => {
  let passed = 0
  const now = performance.now.bind(performance)
  // Each look at the clock takes long: a slice is over after a few connections.
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
    passed += 3
    return now() + passed
  })
  onTestFinished(() => clock.mockRestore())
  const ended = Array.from(
    { length: 40 },
    (_, index) => `
    ${index}s  c${index} connect  wss://a.test/room/${index}
    ${index + 0.1}s  c${index} open
    ${index + 0.5}s  c${index} close 1011`,
  )
  const panel = panelOf(`${ended.join('')}\n90s now`)
  const isJudged = ({ dataset }: HTMLElement) => dataset.verdict === 'settled'
  const judged = () => panel.rows().filter(isJudged)
  await vi.waitFor(() => expect(judged()).toHaveLength(40), { timeout: 10_000 })
})

test('a row of an open connection has no verdict', async () => {
  const panel = panelOf(`
      0s  connect  wss://a.test/feed
    0.1s  open
      1s  now
  `)
  const row = await panel.find('[data-state="open"]')
  expect(row.dataset.verdict).toBeUndefined()
  expect(row.dataset.closedBy).toBeUndefined()
})

test('reconnects fold into one chain; a click on a hidden row unfolds and selects', async () => {
  const panel = panelOf(CHAIN)
  const header = await panel.findText('[data-chain-header]', '3 times, every 61.0 s')
  expect(panel.rows()).toHaveLength(3)
  expect(panel.rows().every((row) => row.hidden)).toBe(true)
  expect(new Set(panel.rows().map((row) => row.dataset.chain)).size).toBe(1)

  panel.rows()[1]?.click()
  await panel.until(() => panel.rows().every((row) => !row.hidden), 'unfolded rows')
  expect(panel.rows()[1]?.getAttribute('aria-selected')).toBe('true')
  expect(header.querySelector('button')?.getAttribute('aria-expanded')).toBe('true')
})

test('a click on the header of a chain shows a verdict without unfolding', async () => {
  const panel = panelOf(CHAIN)
  const header = await panel.find('[data-chain-header]')
  header.click()
  await panel.find('[data-view="diagnosis"]')
  expect(panel.rows().every((row) => row.hidden)).toBe(true)
})

test('a folded chain that the filter does not find hides', async () => {
  const panel = panelOf(CHAIN)
  const header = await panel.find('[data-chain-header]')
  typeFilter(panel, 'no such thing')
  await panel.until(() => header.hidden, 'the hidden header')
})

test('two connections of a chain stay unfolded', async () => {
  const panel = panelOf(CHAIN.split('\n').slice(0, 7).join('\n'))
  await panel.find('[data-connection]')
  expect(panel.all('[data-chain-header]')).toHaveLength(0)
  expect(panel.rows().map((row) => row.hidden)).toEqual([false, false])
})

test('rows stand in order of creation and arrive while recording', async () => {
  const panel = panelOf(CLOSED_BY_PAGE)
  record(panel.host.log, 'other' as DocumentId, {
    kind: 'construct',
    seq: 1,
    at: Date.now(),
    socket: 1,
    source: 'app',
    url: 'wss://b.test/',
    protocols: [],
  })
  panel.host.changed()
  await panel.until(() => panel.rows().length === 2, 'the second row')
  expect(panel.rows()[1]?.dataset).toMatchObject({ state: 'connecting', url: 'wss://b.test/' })
})

test('arrow keys move the selection, Enter goes to the details', async () => {
  const panel = panelOf(`
    0s  a connect  wss://a.test/one
    1s  b connect  wss://a.test/two
    2s  now
  `)
  await panel.until(() => panel.rows().length === 2, 'rows')
  const [first, second] = panel.rows()
  expect(panel.rows().map((row) => row.tabIndex)).toEqual([0, -1])
  first?.focus()
  press(first as Element, 'ArrowDown')
  await panel.until(() => second?.getAttribute('aria-selected') === 'true', 'the selection')
  expect(document.activeElement).toBe(second)
  expect(panel.rows().map((row) => row.tabIndex)).toEqual([-1, 0])

  press(second as Element, 'Enter')
  await panel.until(() => document.activeElement?.getAttribute('role') === 'tab', 'the focus')
})

test('arrow keys unfold and fold a chain', async () => {
  const panel = panelOf(CHAIN)
  const header = await panel.find('[data-chain-header]')
  header.focus()
  press(header, 'ArrowRight')
  await panel.until(() => panel.rows().every((row) => !row.hidden), 'unfolded rows')
  const last = panel.rows().at(-1) as HTMLElement
  last.focus()
  press(last, 'ArrowLeft')
  expect(document.activeElement).toBe(header)
  press(header, 'ArrowLeft')
  await panel.until(() => panel.rows().every((row) => row.hidden), 'folded rows')
})

test('a verdict is settled without further events', async () => {
  const panel = panelOf('0s document https://app.test/')
  const doc = 'live' as DocumentId
  const at = Date.now()
  const own = { at, socket: 1 }
  record(panel.host.log, doc, {
    ...own,
    seq: 1,
    kind: 'construct',
    source: 'app',
    url: 'wss://a.test/',
    protocols: [],
  })
  record(panel.host.log, doc, { ...own, seq: 2, kind: 'open', protocol: '', extensions: '' })
  record(panel.host.log, doc, {
    ...own,
    seq: 3,
    kind: 'close',
    code: 4001,
    reason: '',
    wasClean: true,
    buffered: 0,
  })
  panel.host.changed()
  await panel.until(() => panel.rows()[0]?.dataset.verdict === 'settled', 'the settled verdict')
})

test('the connection of a dev server is labelled, and not judged by the app', async () => {
  const panel = panelOf(`
      0s  connect  ws://localhost:5173/?token=x  protocol=vite-hmr
    0.1s  open  protocol=vite-hmr
    0.2s  receive  {"type":"connected"}
  `)
  const row = await panel.find('[data-connection]')
  expect(row.textContent).toContain('dev server')
  row.click()
  const view = await panel.find('[data-view="diagnosis"]')
  expect(view.textContent).toContain('It is the dev server’s, Vite, not the app’s.')
})

test('the header of a long chain counts on, and stays unfolded when its first ones go', async () => {
  const log = createLog({ ...DEFAULT_BOUNDS, connections: 40 })
  const lose = createStorm(log)
  const start = Date.now() - 20_000
  lose(40, start)
  const panel = mountPanel({ log })
  const header = await panel.findText('[data-chain-header]', '40 times')
  header.querySelector('button')?.click()
  await panel.until(() => panel.rows().every((row) => !row.hidden), 'unfolded rows')
  const [first] = panel.rows()
  lose(10, start + 1_000)
  panel.host.changed()
  await panel.until(() => !first?.isConnected, 'the first to go')
  expect(panel.all('[data-chain-header]')).toHaveLength(1)
  expect(panel.rows().every((row) => !row.hidden)).toBe(true)
  expect(new Set([header, ...panel.rows()].map((row) => row.style.order)).size).toBe(1)
})

test('a header counts what is added to a chain of which nothing else changes', async () => {
  const log = createLog()
  const lose = createStorm(log)
  const start = Date.now() - 20_000
  lose(30, start)
  const panel = mountPanel({ log })
  await panel.findText('[data-chain-header]', '30 times')
  await panel.until(
    () => panel.rows().every((row) => row.dataset.verdict === 'settled'),
    'verdicts',
  )
  lose(1, start + 1_000)
  panel.host.changed()
  await panel.findText('[data-chain-header]', '31 times')
})
