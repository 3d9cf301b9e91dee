import axe from 'axe-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CaptureEvent, DocumentId } from '../../src/event.ts'
import { record } from '../../src/log.ts'
import { START } from '../support/trace.ts'
import { type Panel, panelOf } from './support.ts'

const DOC = 'doc-main' as DocumentId
const URL = 'wss://a.test/feed?token=s3cr3tt0ken'
const CUT_AT_2_S = `
     0s  connect  ${URL}
   0.1s  open
   2.1s  close    1006
`
const TEST_SOCKET = 100

beforeEach(() => {
  vi.useFakeTimers({ now: START + 5_000, toFake: ['Date', 'setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Lets time pass in steps of the panel's own clock. */
function pass(ms: number): void {
  vi.advanceTimersByTime(ms)
}

let seq = 1_000

function happens(panel: Panel, event: object): void {
  record(panel.host.log, DOC, { ...event, seq: ++seq, at: Date.now() } as CaptureEvent)
  panel.host.changed()
}

/** The page makes the socket that was asked for last, and it opens. */
function opens(panel: Panel, socket: number): void {
  const test = panel.host.tests.findLast((line) => line.startsWith('open'))?.split(' ')[1]
  const target = { socket, source: 'test', test, url: URL, protocols: [] }
  happens(panel, { kind: 'construct', ...target })
  happens(panel, { kind: 'open', socket, protocol: '', extensions: '' })
}

function closes(panel: Panel, socket: number): void {
  happens(panel, { kind: 'close', socket, code: 1006, reason: '', wasClean: false, buffered: 0 })
}

async function startTest(story = CUT_AT_2_S): Promise<Panel> {
  const panel = panelOf(story)
  const row = await panel.find('[data-connection]')
  row.click()
  const button = await panel.find('[data-view="diagnosis"] [data-action="test"]')
  button.click()
  await panel.find('[data-view="test"]')
  return panel
}

const inPhase = (panel: Panel, phase: string) =>
  panel.find(`[data-view="test"][data-phase="${phase}"]`)
const commands = (panel: Panel) => panel.host.tests.map((line) => line.replace(/ [\da-f-]{36}/, ''))

test('one click in the diagnosis starts the test, and time ends it', async () => {
  const panel = await startTest()
  const view = await inPhase(panel, 'opening')
  expect(commands(panel)).toEqual([`open-silent ${URL}`])

  opens(panel, TEST_SOCKET)
  await inPhase(panel, 'waiting')
  pass(3_000)
  await panel.findText('[data-elapsed]', '3.0 s of 10.0 s')
  expect(view.dataset.outcome).toBeUndefined()

  pass(8_000)
  await inPhase(panel, 'done')
  expect(view.dataset.outcome).toBe('survives')
  expect(view.textContent).toMatch(/lived for 10\.0 s and did not end/)
  expect(commands(panel).at(-1)).toBe('close-silent')
  expect(view.textContent).not.toContain('s3cr3t')
})

test('a second connection waits for the payload, and sends it', async () => {
  const panel = await startTest()
  opens(panel, TEST_SOCKET)
  pass(2_000)
  closes(panel, TEST_SOCKET)
  pass(2_000)
  const view = await inPhase(panel, 'confirm')
  expect(view.dataset.outcome).toBe('dies-alike')

  const box = (await panel.find('[data-action="test-payload"]')) as HTMLInputElement
  expect(box.value).toBe('{"type":"ping"}')
  const type = (text: string) => {
    box.value = text
    box.dispatchEvent(new Event('input', { bubbles: true }))
  }
  type('')
  box.form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  await panel.until(
    () => panel.all('[data-action="test-keep-alive"][disabled]').length === 1,
    'nothing to be sent',
  )
  expect(view.dataset.phase).toBe('confirm')
  type('beat')
  const button = await panel.find('[data-action="test-keep-alive"]')
  button.click()
  await inPhase(panel, 'keep-alive')
  opens(panel, TEST_SOCKET + 1)
  pass(1_500)
  expect(commands(panel).at(-1)).toBe('send-keep-alive beat')
  pass(15_000)
  await inPhase(panel, 'done')
  expect(view.dataset.outcome).toBe('idle-limit')
  expect(view.textContent).toMatch(/Send a keep-alive every 1\.0 s/)
})

test('the stop button closes the socket, and the test can run again', async () => {
  const panel = await startTest()
  opens(panel, TEST_SOCKET)
  const stop = await panel.find('[data-action="test-stop"]')
  stop.click()
  const view = await inPhase(panel, 'done')
  expect(view.dataset.outcome).toBe('stopped')
  expect(commands(panel)).toEqual([`open-silent ${URL}`, 'close-silent'])

  const again = await panel.findText('[data-view="test"] [data-action="test"]', 'Run again')
  again.click()
  await inPhase(panel, 'opening')
  expect(commands(panel).at(-1)).toBe(`open-silent ${URL}`)
})

test('the test goes on while another tab is shown', async () => {
  const panel = await startTest()
  opens(panel, TEST_SOCKET)
  panel.all('[data-tab="messages"]')[0]?.click()
  await panel.find('[data-view="messages"]')
  pass(12_000)
  panel.all('[data-tab="test"]')[0]?.click()
  expect((await inPhase(panel, 'done')).dataset.outcome).toBe('survives')
})

test('the panel closes its socket and listens to nothing when it goes', async () => {
  const panel = await startTest()
  opens(panel, TEST_SOCKET)
  panel.unmount()
  expect(commands(panel).at(-1)).toBe('close-silent')
  expect(panel.host.listeners()).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
})

test('before it starts the tab says what it would do, and warns', async () => {
  const panel = panelOf(CUT_AT_2_S)
  const row = await panel.find('[data-connection]')
  row.click()
  const tab = await panel.find('[data-tab="test"]')
  tab.click()
  const view = await inPhase(panel, 'idle')
  expect(view.textContent).toMatch(/watches it for 10\.0 s/)
  expect(view.textContent).toMatch(/may hold a token/)
  expect(view.textContent).not.toContain('s3cr3t')
  expect(panel.host.tests).toEqual([])
})

test('a page that is gone must be opened again', async () => {
  const panel = await startTest(`${CUT_AT_2_S}\n 3s pagehide`)
  const view = await inPhase(panel, 'idle')
  expect(view.textContent).toMatch(/open a page of https:\/\/app\.test in this tab/)
  expect(view.querySelector('[data-action="test"]')).toBeNull()
  expect(panel.host.tests).toEqual([])
})

test('a paused recording must go on first', async () => {
  const panel = panelOf(CUT_AT_2_S)
  panel.all('[data-action="record"]')[0]?.click()
  const row = await panel.find('[data-connection]')
  row.click()
  const button = await panel.find('[data-view="diagnosis"] [data-action="test"]')
  button.click()
  const resume = await panel.findText('[data-view="test"] button', 'Resume recording')
  expect(panel.host.tests).toEqual([])
  resume.click()
  const start = await panel.find('[data-view="test"] [data-action="test"]')
  start.click()
  await inPhase(panel, 'opening')
})

test('no phase has an accessibility problem', async () => {
  const panel = await startTest()
  const problems = async () => {
    const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } }
    const { violations } = await axe.run(panel.container, { rules })
    return violations.map(({ id }) => id)
  }
  opens(panel, TEST_SOCKET)
  await inPhase(panel, 'waiting')
  expect(await problems()).toEqual([])
  closes(panel, TEST_SOCKET)
  pass(5_000)
  await inPhase(panel, 'done')
  expect(await problems()).toEqual([])
})
