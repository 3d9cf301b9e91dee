import { isDeepStrictEqual } from 'node:util'
import { expect } from 'vitest'
import { diagnose } from '../../src/diagnose/diagnose.ts'
import type { Imported } from '../../src/har/import.ts'
import { readHar } from '../../src/har/read.ts'
import type { PanelPage, Row } from '../support/panel-page.ts'
import { until } from '../support/until.ts'

/** The panel has judged by all that ended, ms. */
const REFINED = 30_000

/** A capture of what the panel shows gives the same verdicts where it is opened. */
export async function expectTravels(panel: PanelPage): Promise<void> {
  const before = await panel.rows()
  if (before.length === 0) return
  const imported = await readHar(new Blob([await exported(panel, 'full')]))
  // Verdicts are refined as later connections end: those that held all the while are compared.
  let held: Row[] = []
  const agree = async () => {
    held = (await panel.rows()).filter((row) => {
      const same = before.find(({ id }) => id === row.id)
      return row.verdict === 'settled' && JSON.stringify(same) === JSON.stringify(row)
    })
    return held.every((row) => isDeepStrictEqual(judged(imported, row), decided(row)))
  }
  // The file may know of an end that the panel has not judged by yet.
  await until(agree, 'the same verdicts', REFINED).catch(() => {})
  for (const row of held) expect(judged(imported, row)).toEqual(decided(row))
}

/** The text of a file of all connections, as the panel saves it. */
export function exported(panel: PanelPage, payloads: 'redacted' | 'full'): Promise<string> {
  return panel.driver.evaluate(save, payloads)
}

function decided({ closedBy, cause, confidence, warnings }: Row) {
  return { closedBy, cause, confidence, warnings }
}

function judged({ log, now }: Imported, { id }: Row) {
  const connection = [...log.connections.values()].find((one) => one.id === id)
  if (!connection) return undefined
  const { verdict, findings } = diagnose(connection, { log, now })
  const warnings = findings.filter(({ severity }) => severity === 'warning').map((one) => one.id)
  return {
    closedBy: verdict?.closedBy,
    cause: verdict?.cause,
    confidence: verdict?.confidence,
    warnings,
  }
}

async function save(payloads: string): Promise<string> {
  const find = (selector: string) => document.querySelector<HTMLElement>(selector)
  async function wait<T>(read: () => T): Promise<NonNullable<T>> {
    for (;;) {
      const value = read()
      if (value) return value
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
  // The link is read here: a download would leave a file in the folder of the user.
  HTMLAnchorElement.prototype.click = () => {}
  // And the pages of the extension may fetch nothing, not even it.
  let packed: Blob | undefined
  const make = URL.createObjectURL
  URL.createObjectURL = (blob: Blob) => {
    packed = blob
    return make.call(URL, blob)
  }
  find('[data-action="export"]')?.click()
  const choice = (await wait(() => find('[data-field="payloads"]'))) as HTMLSelectElement
  choice.value = payloads
  choice.dispatchEvent(new Event('change', { bubbles: true }))
  if (payloads === 'full') find('[data-field="cover"]')?.click()
  await new Promise((resolve) => setTimeout(resolve, 20))
  find('[data-action="export-save"]')?.click()
  await wait(() => find('[data-action="export-file"]'))
  URL.createObjectURL = make
  const text = (await packed?.text()) ?? ''
  find('[data-action="export-close"]')?.click()
  return text
}
