import { readdirSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { gzipSync } from 'node:zlib'
import { CONTENT_SCRIPTS } from '../../support/rules.ts'
import type { Result } from './result.ts'
import { summary } from './statistics.ts'

/** Gzipped sizes of what was built. */
export function measureSizes(): Result[] {
  const scripts = ['page', 'relay'].map((name) => `dist/chrome/extension/${name}.iife.js`)
  const panel = readdirSync('dist/chrome/assets')
    .filter((name) => ['.js', '.css'].includes(extname(name)))
    .map((name) => `dist/chrome/assets/${name}`)
  const line = { browser: 'both', unit: 'kB' } as const
  return [
    {
      ...line,
      what: 'In every frame, gzip',
      ours: summary([kilobytes(scripts)]),
      budget: CONTENT_SCRIPTS / 1_000,
    },
    { ...line, what: 'The panel, gzip', ours: summary([kilobytes(panel)]) },
  ]
}

function kilobytes(paths: readonly string[]): number {
  const sizes = paths.map((path) => gzipSync(readFileSync(path), { level: 9 }).length)
  return sizes.reduce((sum, size) => sum + size, 0) / 1_000
}
