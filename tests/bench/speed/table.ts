import { isMet, type Result } from './result.ts'
import type { Summary } from './statistics.ts'

const HEADER = ['Measured', 'Browser', 'Bare', 'With the extension', 'Compared', 'Budget', 'Met']

/** A Markdown table, its columns aligned for those who read it as text. */
export function table(results: readonly Result[]): string {
  const rows = [HEADER, ...results.map(row)]
  const widths = HEADER.map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  )
  const lines = rows.map(
    (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  )
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`
  return [lines[0], rule, ...lines.slice(1)].join('\n')
}

function row(result: Result): string[] {
  const { what, browser, unit, bare, ours, compared, budget } = result
  const met = isMet(result)
  return [
    what,
    browser,
    bare ? withSpread(bare, unit) : '',
    withSpread(ours, unit),
    compared ? (compared.as === 'ratio' ? times(compared.by) : plus(compared.by, unit)) : '',
    budget === undefined ? '' : limit(result, budget),
    met === undefined ? '' : met ? 'yes' : 'no',
  ]
}

/** The quartiles in brackets, where there was more than one round. */
function withSpread({ median, low, high, rounds }: Summary, unit: string): string {
  const spread = rounds > 1 ? ` (${digits(low)}–${digits(high)})` : ''
  return `${digits(median)}${unit && ` ${unit}`}${spread}`
}

function times(by: Summary): string {
  return withSpread({ ...by }, '×')
}

function plus(by: Summary, unit: string): string {
  return `${by.median < 0 ? '' : '+'}${withSpread(by, unit)}`
}

function limit({ unit, compared }: Result, budget: number): string {
  if (compared?.as === 'ratio') return `≤ ${budget} ×`
  return `≤ ${compared ? '+' : ''}${digits(budget)}${unit && ` ${unit}`}`
}

/** Three digits are all that such measurements are good for. */
function digits(value: number): string {
  if (value === 0 || Math.abs(value) >= 100) return Math.round(value).toLocaleString('en')
  return String(Number(value.toPrecision(3)))
}
