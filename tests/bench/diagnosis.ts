import { availableBackends } from '../lab/backends.ts'
import { setPace } from '../lab/pace.ts'
import { isModest, play } from '../lab/play.ts'
import { of, runsIn, type Scenario } from '../lab/scenario.ts'
import { scenarios } from '../lab/scenarios.ts'
import { type Lab, startLab } from '../lab/server.ts'
import { shown, WATCHED } from '../lab/shown.ts'
import { type Browser, type BrowserName, browserNames, launch } from '../support/browsers.ts'
import { install } from '../support/install.ts'
import { createStages, type Stage, type Stages } from '../support/stages.ts'
import { type Judged, report } from './accuracy.ts'

/**
 * `npm run bench:diagnosis -- [rounds] [browser]`: every scenario of the lab in real DevTools, each
 * round at another pace; prints how often the panel was right. Fails when it was wrong once.
 */
const PACES = [1.13, 0.87, 1, 0.93, 1.21]
/** Pages at a time. */
const AT_ONCE = 4
const PATIENCE = 40_000

async function main(): Promise<void> {
  const [rounds = '5', ...named] = process.argv.slice(2)
  install()
  const lab = await startLab(availableBackends())
  const judged: Judged[] = []
  for (const name of browserNames.filter((one) => named.length === 0 || named.includes(one)))
    judged.push(...(await runBrowser(name, lab, Number(rounds))))
  await lab.close()
  console.log(report(judged))
  process.exit(judged.every(({ right }) => right) ? 0 : 1)
}

async function runBrowser(name: BrowserName, lab: Lab, rounds: number): Promise<Judged[]> {
  const judged: Judged[] = []
  for (let round = 0; round < rounds; round++) {
    const extension = name === 'firefox' ? 'dist/firefox' : 'dist/chrome'
    const browser = await launch(name, { extension })
    setPace(PACES[round % PACES.length] ?? 1)
    judged.push(...(await runRound(browser, lab)))
    await browser.close()
    console.log(`${name}, round ${round + 1} of ${rounds}: ${summary(judged)}`)
  }
  return judged
}

async function runRound(browser: Browser, lab: Lab): Promise<Judged[]> {
  const stages = createStages(browser, lab, AT_ONCE)
  const those = scenarios.filter((scenario) => runsIn(scenario, browser.name))
  const one = (use: Stages['use']) => (scenario: Scenario) =>
    use((stage) => judge(browser, lab, stage, scenario))
  const judged = await Promise.all(those.filter(isModest).map(one(stages.use)))
  for (const scenario of those.filter((scenario) => !isModest(scenario)))
    judged.push(await one(stages.useFresh)(scenario))
  return judged.flat()
}

async function judge(
  browser: Browser,
  lab: Lab,
  stage: Stage,
  scenario: Scenario,
): Promise<Judged[]> {
  await play(browser, lab, stage, scenario)
  const judged: Judged[] = []
  for (const expected of of(scenario.expected, browser.name)) {
    const row = await shown(stage.panel, expected, PATIENCE)
    if (!expected.verdict) await new Promise((resolve) => setTimeout(resolve, WATCHED))
    const [last = row] = (await stage.panel.rows()).filter(({ id }) => id === row.id)
    judged.push(toJudged(browser.name, scenario, expected.verdict?.cause, last, expected.findings))
  }
  return judged
}

function toJudged(
  browser: BrowserName,
  scenario: Scenario,
  wanted: string | undefined,
  row: { cause?: string; confidence?: string; warnings: string[] },
  findings: readonly string[] = [],
): Judged {
  const falseAlarms = row.warnings.filter((warning) => !findings.includes(warning))
  const missed = findings.filter((finding) => !row.warnings.includes(finding))
  return {
    browser,
    scenario: scenario.id,
    healthy: scenario.group === 'healthy',
    wanted: wanted ?? 'none',
    got: row.cause ?? 'none',
    confidence: row.cause ? row.confidence : undefined,
    falseAlarms,
    missed,
    right: row.cause === wanted && falseAlarms.length + missed.length === 0,
  }
}

function summary(judged: readonly Judged[]): string {
  return `${judged.filter(({ right }) => right).length} of ${judged.length} right`
}

await main()
