import type { PanelDriver } from './browsers.ts'
import { until } from './until.ts'

/** Our panel as a user sees it, read through its stable hooks alone (see ARCHITECTURE.md). */
export interface PanelPage {
  readonly driver: PanelDriver
  /** All rows, in order of creation. */
  rows(): Promise<Row[]>
  /** Waits for the row of a connection; `nth` counts those with this text in their URL from 0. */
  row(url: string, nth?: number): Promise<Row>
  /** Waits for its final verdict. */
  judged(url: string, nth?: number): Promise<Row>
  /** Waits until the row passes a test, and returns it; `timeout` in ms. */
  rowWhere(url: string, test: (row: Row) => boolean, nth?: number, timeout?: number): Promise<Row>
  select(row: Row): Promise<void>
  /** Selects a row and waits for its diagnosis. */
  diagnosisOf(row: Row): Promise<string>
  openTab(id: 'diagnosis' | 'messages' | 'handshake' | 'test'): Promise<void>
  /** Text of a view, as far as it is shown. */
  textOf(view: View): Promise<string>
  press(action: 'record' | 'clear' | 'test' | 'test-stop'): Promise<void>
  filter(text: string): Promise<void>
  /** Waits for the end of the test connection. */
  testOutcome(): Promise<string>
}

export interface Row {
  id: string
  url: string
  state: string
  source: string
  chain?: string
  closedBy?: string
  cause?: string
  confidence?: string
  verdict?: string
  warnings: string[]
  notes: string[]
  hidden: boolean
}

export type View = 'diagnosis' | 'messages' | 'test' | 'coverage' | 'timeline'

export function panelPage(driver: PanelDriver): PanelPage {
  const rows = () => driver.evaluate(readRows)
  const rowWhere: PanelPage['rowWhere'] = (url, test, nth = 0, timeout = 40_000) => {
    let last: Row | undefined
    const find = async () => {
      last = (await rows()).filter((row) => row.url.includes(url))[nth]
      return last && test(last) ? last : undefined
    }
    return until(find, `row ${nth} of ${url}`, timeout).catch((error) => {
      throw new Error(`${error.message} ${JSON.stringify(last)}`)
    })
  }
  return {
    driver,
    rows,
    rowWhere,
    row: (url, nth) => rowWhere(url, () => true, nth),
    judged: (url, nth) => rowWhere(url, ({ verdict }) => verdict === 'settled', nth),
    select: ({ id }) => driver.evaluate(clickRow, id),
    diagnosisOf: async ({ id }) => {
      await driver.evaluate(clickRow, id)
      return driver.waitFor(readView, 'diagnosis')
    },
    openTab: (id) => driver.evaluate(clickTab, id),
    textOf: (view) => driver.evaluate(readView, view),
    press: (action) => driver.click(`[data-action="${action}"]`),
    filter: async (text) => {
      await driver.click('input[data-action="filter"]')
      await driver.type(text)
    },
    testOutcome: () => until(() => driver.evaluate(readOutcome), 'the outcome of the test', 60_000),
  }
}

function readRows(): Row[] {
  return [...document.querySelectorAll<HTMLElement>('[data-connection]')].map((row) => {
    const { connection = '', url = '', state = '', source = '', ...rest } = row.dataset
    const { findings = '', notes = '', ...verdict } = rest
    return {
      ...verdict,
      id: connection,
      url,
      state,
      source,
      warnings: findings.split(' ').filter(Boolean),
      notes: notes.split(' ').filter(Boolean),
      hidden: row.hidden !== false,
    }
  })
}

/** Trusted clicks reach one panel at a time in Firefox. */
function clickTab(id: string): void {
  document.querySelector<HTMLElement>(`[data-tab="${id}"]`)?.click()
}

function clickRow(id: string): void {
  document.querySelector<HTMLElement>(`[data-connection="${CSS.escape(id)}"]`)?.click()
}

function readView(view: string): string {
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not read
  return document.querySelector<HTMLElement>(`[data-view="${view}"]`)?.innerText.trim() ?? ''
}

function readOutcome(): string | undefined {
  return document.querySelector<HTMLElement>('[data-view="test"]')?.dataset.outcome
}
