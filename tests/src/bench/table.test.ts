import { expect, test } from 'vitest'
import { compared, type Result } from '../../bench/speed/result.ts'
import { summary } from '../../bench/speed/statistics.ts'
import { table } from '../../bench/speed/table.ts'

test('a line for each measurement, with its spread, its budget and whether it is kept', () => {
  const rounds = { bare: [10, 20, 30], watched: [11, 22, 36] }
  const results: Result[] = [
    compared({ what: 'Received', browser: 'chromium', unit: 'µs' }, rounds, 'ratio', 1.15),
    compared({ what: 'Loaded', browser: 'firefox', unit: 'ms' }, rounds, 'difference', 0.5),
    { what: 'Counted nowhere', browser: 'firefox', unit: '', ours: summary([0]), budget: 0 },
    { what: 'The panel', browser: 'both', unit: 'kB', ours: summary([123.4]) },
  ]
  expect(table(results).split('\n').map(cellsOf)).toEqual([
    ['Measured', 'Browser', 'Bare', 'With the extension', 'Compared', 'Budget', 'Met'],
    ['', '', '', '', '', '', ''],
    [
      'Received',
      'chromium',
      '20 µs (15–25)',
      '22 µs (16.5–29)',
      '1.1 × (1.1–1.15)',
      '≤ 1.15 ×',
      'yes',
    ],
    ['Loaded', 'firefox', '20 ms (15–25)', '22 ms (16.5–29)', '+2 ms (1.5–4)', '≤ +0.5 ms', 'no'],
    ['Counted nowhere', 'firefox', '', '0', '', '≤ 0', 'yes'],
    ['The panel', 'both', '', '123 kB', '', '', ''],
  ])
})

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.replace(/-+/, '').trim())
}
