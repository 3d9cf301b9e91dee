import { writeFileSync } from 'node:fs'
import { type BrowserName, browserNames } from '../support/browsers.ts'
import { install } from '../support/install.ts'
import { measureBurst } from './speed/burst.ts'
import { measureClosed } from './speed/closed.ts'
import { document } from './speed/document.ts'
import { measureLoad } from './speed/load.ts'
import { measureMemory } from './speed/memory.ts'
import { launchPair, type Pair } from './speed/meter.ts'
import { measureOpen } from './speed/open.ts'
import { isMet, type Result } from './speed/result.ts'
import { measureSizes } from './speed/sizes.ts'
import { startSource } from './speed/source.ts'
import { table } from './speed/table.ts'

/**
 * `npm run bench -- [part …] [browser …] [--rounds=7] [--write]`: what the extension costs, measured
 * in turns with the bare browser. Fails when a budget is not kept. Needs Linux, which alone tells the
 * CPU time of one thread of another process.
 */
const parts = {
  closed: measureClosed,
  load: measureLoad,
  open: measureOpen,
  burst: (pair: Pair, rounds: number) => measureBurst(pair, Math.ceil(rounds / 4)),
  memory: measureMemory,
  sizes: undefined,
} as const

type Part = keyof typeof parts

async function main(): Promise<void> {
  const words = process.argv.slice(2)
  const rounds = Number(words.find((word) => word.startsWith('--rounds='))?.slice(9) ?? 7)
  install()
  const results: Result[] = []
  const versions: string[] = []
  for (const name of chosen<BrowserName>(browserNames, words)) {
    const { version, measured } = await measure(
      name,
      chosen(Object.keys(parts) as Part[], words),
      rounds,
    )
    versions.push(version)
    results.push(...measured)
  }
  if (chosen(Object.keys(parts), words).includes('sizes')) results.push(...measureSizes())
  console.log(table(results))
  if (words.includes('--write')) {
    const command = ['npm run bench --', ...words].join(' ')
    writeFileSync('docs/performance.md', document(results, versions, command))
  }
  process.exit(results.some((result) => isMet(result) === false) ? 1 : 0)
}

async function measure(
  name: BrowserName,
  wanted: readonly Part[],
  rounds: number,
): Promise<{ version: string; measured: Result[] }> {
  const source = await startSource()
  const pair = await launchPair(name, source)
  const page = await pair.bare.newPage()
  const version = await page.browser().version()
  await page.close()
  const measured: Result[] = []
  for (const part of wanted) {
    const results = (await parts[part]?.(pair, rounds)) ?? []
    if (results.length > 0) console.log(`${name}, ${part}\n${table(results)}\n`)
    measured.push(...results)
  }
  await pair.close()
  source.close()
  return { version, measured }
}

/** Those named on the command line, or all. */
function chosen<T extends string>(all: readonly T[], words: readonly string[]): readonly T[] {
  const named = all.filter((one) => words.includes(one))
  return named.length > 0 ? named : all
}

await main()
