import type { Browser } from '../support/browsers.ts'
import type { Row } from '../support/panel-page.ts'
import { createStages, type Stage, type Stages } from '../support/stages.ts'
import { isModest, play } from './play.ts'
import { of, runsIn, type Scenario } from './scenario.ts'
import type { Lab } from './server.ts'
import { shown } from './shown.ts'

/** What the panel says of one scenario. */
export interface Line {
  scenario: string
  closedBy: string
  cause: string
  confidence: string
  summary: string
}

/** Pages at a time: most of a scenario is waiting. */
const AT_ONCE = 4

/** Runs each scenario beside our panel; the lines come in their order. */
export async function reportOn(
  browser: Browser,
  lab: Lab,
  scenarios: readonly Scenario[],
): Promise<Line[]> {
  const stages = createStages(browser, lab, AT_ONCE)
  const those = scenarios.filter((one) => runsIn(one, browser.name))
  const lines = new Map<Scenario, Line>()
  const runOn = (use: Stages['use']) => async (scenario: Scenario) =>
    void lines.set(scenario, await use((stage) => run(browser, lab, stage, scenario)))
  await Promise.all(those.filter(isModest).map(runOn(stages.use)))
  for (const scenario of those.filter((one) => !isModest(one))) {
    await runOn(stages.useFresh)(scenario)
  }
  return those.flatMap((scenario) => lines.get(scenario) ?? [])
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

async function run(browser: Browser, lab: Lab, stage: Stage, scenario: Scenario): Promise<Line> {
  const { panel } = stage
  await play(browser, lab, stage, scenario)
  const [expected] = of(scenario.expected, browser.name)
  if (!expected) throw new Error(`${scenario.id} expects nothing`)
  const row = await shown(panel, expected)
  return toLine(scenario, row, await panel.diagnosisOf(row))
}

function toLine({ id }: Scenario, row: Row, diagnosis: string): Line {
  const { closedBy = '–', cause = 'none', confidence = '–' } = row
  // Under the headline stands the summary; without a verdict there is no headline.
  const [first = '', second = ''] = diagnosis.split('\n').filter(Boolean)
  return { scenario: id, closedBy, cause, confidence, summary: row.cause ? second : first }
}
