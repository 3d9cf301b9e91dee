import type { Browser } from '../support/browsers.ts'
import { panelPage, type Row } from '../support/panel-page.ts'
import { perform } from './perform.ts'
import { of, runsIn, type Scenario } from './scenario.ts'
import { collectSeen } from './seen.ts'
import type { Lab } from './server.ts'

/** What the panel says of one scenario. */
export interface Line {
  scenario: string
  closedBy: string
  cause: string
  confidence: string
  summary: string
}

/** Several pages at a time: most of a scenario is waiting. Some need the browser for themselves. */
const AT_ONCE = 3

/** Runs each scenario in a page of its own, with its panel; the lines come in their order. */
export async function reportOn(
  browser: Browser,
  lab: Lab,
  scenarios: readonly Scenario[],
): Promise<Line[]> {
  const lines: Line[] = []
  const all = [...scenarios.filter((one) => runsIn(one, browser.name)).entries()]
  const work = async (left: typeof all) => {
    for (let next = left.shift(); next; next = left.shift())
      lines[next[0]] = await run(browser, lab, next[1])
  }
  const together = all.filter(([, { alone }]) => !alone)
  await Promise.all(Array.from({ length: AT_ONCE }, () => work(together)))
  await work(all.filter(([, { alone }]) => alone))
  return lines
}

export function table(lines: readonly Line[]): string {
  const heading = { scenario: 'scenario', closedBy: 'closed by', cause: 'cause' }
  const rows = [{ ...heading, confidence: 'confidence', summary: 'summary' }, ...lines]
  const width = (key: keyof Line) => Math.max(...rows.map((row) => row[key].length))
  const widths = [
    width('scenario'),
    width('closedBy'),
    width('cause'),
    width('confidence'),
  ] as const
  return rows
    .map((row) =>
      [
        row.scenario.padEnd(widths[0]),
        row.closedBy.padEnd(widths[1]),
        row.cause.padEnd(widths[2]),
        row.confidence.padEnd(widths[3]),
        row.summary,
      ].join('  '),
    )
    .join('\n')
}

async function run(browser: Browser, lab: Lab, scenario: Scenario): Promise<Line> {
  const page = await browser.newPage(lab.url)
  const seen = collectSeen(page)
  const panel = panelPage(await browser.openPanel(page))
  await page.goto(`${lab.url}/?run=${scenario.id}`)
  await perform(browser, page, scenario, seen)
  const [expected] = of(scenario.expected, browser.name)
  if (!expected) throw new Error(`${scenario.id} expects nothing`)
  const isReady = ({ verdict }: Row) =>
    !expected.verdict || verdict === (expected.pending ? 'pending' : 'settled')
  const row = await panel.rowWhere(expected.url, isReady, expected.nth)
  const text = await panel.diagnosisOf(row)
  await page.close()
  return toLine(scenario, row, text)
}

function toLine({ id }: Scenario, row: Row, diagnosis: string): Line {
  const { closedBy = '–', cause = 'none', confidence = '–' } = row
  // Under the headline stands the summary; without a verdict there is no headline.
  const [first = '', second = ''] = diagnosis.split('\n').filter(Boolean)
  return { scenario: id, closedBy, cause, confidence, summary: row.cause ? second : first }
}
