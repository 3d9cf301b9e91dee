import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { Expected, Scenario } from '../lab/scenario.ts'
import { shown, WATCHED } from '../lab/shown.ts'
import type { PanelPage, Row } from '../support/panel-page.ts'
import { throughout, until } from '../support/until.ts'

/** Waits for what a scenario must show in the panel, and compares. */
export async function expectShown(
  panel: PanelPage,
  scenario: Scenario,
  expected: Expected,
  lab: string,
): Promise<void> {
  const { verdict, findings = [], notes = [], watched = WATCHED } = expected
  const row = await shown(panel, expected)
  expect(row).toMatchObject({ ...verdict, warnings: [...findings] })
  expect(row.notes).toEqual(expect.arrayContaining([...notes]))
  if (!verdict) await expectCalm(panel, row, watched)
  await expectDiagnosis(panel, row, scenario, expected, lab)
  if (expected.decoded) await expectDecoded(panel, row, expected.decoded)
}

/** The list of messages says so, and the decoder is the one that was found. */
async function expectDecoded(
  panel: PanelPage,
  row: Row,
  { by, says }: NonNullable<Expected['decoded']>,
): Promise<void> {
  await panel.select(row)
  await panel.openTab('messages')
  let last: Summaries | undefined
  const holds = async () => {
    last = await panel.driver.evaluate(readSummaries)
    const { decoder, lines } = last
    return decoder === by && says.every((text) => lines.some((line) => line.includes(text)))
  }
  await until(holds, `${says.join(', ')} by ${by}`, 15_000).catch((error) => {
    throw new Error(`${error.message} ${JSON.stringify(last)}`)
  })
  // The panel is used again, and rows show what was looked at last.
  await panel.openTab('diagnosis')
}

interface Summaries {
  decoder: string | undefined
  lines: string[]
}

function readSummaries(): Summaries {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-decoded]')]
  const select = document.querySelector<HTMLElement>('select[data-action="decoder"]')
  return {
    decoder: select?.dataset.decoder,
    lines: rows.map((row) => row.lastElementChild?.textContent ?? ''),
  }
}

/** No verdict comes, and no further warning. */
async function expectCalm(panel: PanelPage, row: Row, watched: number): Promise<void> {
  await throughout(watched, async () => {
    const now = (await panel.rows()).find(({ id }) => id === row.id)
    expect(now).toMatchObject({ state: 'open', warnings: row.warnings })
    expect(now?.cause).toBeUndefined()
  })
}

async function expectDiagnosis(
  panel: PanelPage,
  row: Row,
  scenario: Scenario,
  { says, line }: Expected,
  lab: string,
): Promise<void> {
  if (!says && !line) return
  const text = await panel.diagnosisOf(row)
  if (says) expect(text).toMatch(says)
  if (!line) return
  const place = await placeOf(scenario, line, lab)
  // The source map is fetched after the diagnosis is there.
  await until(async () => (await panel.textOf('diagnosis')).includes(place), `${place} to be named`)
}

/** `file:line` of the page's source that holds this text. */
async function placeOf(scenario: Scenario, text: string, lab: string): Promise<string> {
  const file = scenario.app ?? `${scenario.id}.js`
  const source = scenario.app
    ? readFileSync(new URL(`../lab/apps/${file}`, import.meta.url), 'utf8')
    : await (await fetch(`${lab}/scenarios/${file}`)).text()
  const index = source.split('\n').findIndex((line) => line.includes(text))
  if (index < 0) throw new Error(`${file} does not hold ${text}`)
  return `${file}:${index + 1}`
}
