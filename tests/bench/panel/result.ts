import type { BrowserName } from '../../support/browsers.ts'

/** One line of the table. */
export interface Result {
  what: string
  browser: BrowserName
  unit: 'ms' | 'MB' | ''
  ours: number
  /** Of Chrome's own Network panel, on the same traffic; a word where it cannot be told. */
  network?: number | string
  /** The most ours may be. */
  budget?: number
}

export function isMet({ ours, budget }: Result): boolean | undefined {
  return budget === undefined ? undefined : ours <= budget
}

const HEADER = ['Measured', 'Browser', 'Panel', 'Network panel', 'Budget', 'Met']

/** A Markdown table, its columns aligned for those who read it as text. */
export function table(results: readonly Result[]): string {
  const rows = [HEADER, ...results.map(rowOf)]
  const widths = HEADER.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const [head, ...lines] = rows.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  )
  return [head, `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...lines].join('\n')
}

function rowOf(result: Result): string[] {
  const { what, browser, unit, ours, network, budget } = result
  const met = isMet(result)
  return [
    what,
    browser,
    words(ours, unit),
    network === undefined ? '' : typeof network === 'string' ? network : words(network, unit),
    budget === undefined ? '' : `≤ ${words(budget, unit)}`,
    met === undefined ? '' : met ? 'yes' : 'missed',
  ]
}

function words(value: number, unit: Result['unit']): string {
  const digits = value < 10 ? 1 : 0
  const text = value.toLocaleString('en', { maximumFractionDigits: digits })
  return unit === '' ? text : `${text} ${unit}`
}
