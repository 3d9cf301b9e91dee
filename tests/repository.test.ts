import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { decoders } from '../src/decode/decoders.ts'
import { phases } from '../src/diagnose/causes.ts'
import { findings } from '../src/diagnose/findings.ts'
import { CREATOR } from '../src/har/export.ts'
import {
  type Ban,
  bans,
  CONTENT_SCRIPTS,
  dependencies,
  foreignNames,
  lengths,
} from './support/rules.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folders = ['extension', 'src', 'panel', 'cli', 'tests']
const all = [...folders.flatMap(filesIn), ...readdirSync(root).filter((name) => extname(name))]
const code = all.filter((path) => /\.(?:[jt]sx?|m[jt]s)$/.test(path))
const shipped = code.filter((path) => !path.startsWith('tests/') && path.includes('/'))

describe('dependencies', () => {
  test.for(shipped)('%s', (path) => {
    const rule = dependencies.find(({ of }) => isWithin(path, of))
    const wrong = importsOf(path).filter((name) => !rule?.may.some((may) => isWithin(name, may)))
    expect(wrong).toEqual([])
  })

  test('every row holds for a file', () => {
    const used = new Set(
      shipped.map((path) => dependencies.findIndex(({ of }) => isWithin(path, of))),
    )
    expect(used.size).toBe(dependencies.length)
  })
})

test('one version everywhere', () => {
  const versionIn = (path: string) => JSON.parse(read(path)).version
  expect([versionIn('manifest.json'), versionIn('package-lock.json'), CREATOR.version]).toEqual(
    Array.from({ length: 3 }, () => versionIn('package.json')),
  )
})

describe('what no file holds', () => {
  test.for(bans)('$why', (ban) => expect(offenders(code, ban)).toEqual([]))

  test.for(foreignNames)('in src and panel: $why', (ban) => {
    const layers = shipped.filter((path) => !path.startsWith('extension/'))
    expect(offenders(layers, ban)).toEqual([])
  })

  test('paths of one machine, in documents', () => {
    const ban = bans.find(({ why }) => why.includes('machine')) as Ban
    const documents = all.filter((path) => /\.(?:md|json|html|css)$/.test(path))
    expect(offenders(documents, ban)).toEqual([])
  })
})

describe('lengths', () => {
  const counted = new Map(code.map((path) => [path, read(path).split('\n').length - 1]))

  test('no file is too long', () => {
    const long = [...counted].filter(
      ([path, lines]) => lines > lengths.most && !path.startsWith(lengths.tables),
    )
    expect(long).toEqual([])
  })

  test('most files are short', () => {
    const sorted = shipped.map((path) => counted.get(path) ?? 0).sort((a, b) => a - b)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(lengths.median)
  })

  test('the content scripts are small', () => {
    const scripts = ['page', 'relay'].map((name) =>
      readFileSync(join(root, `dist/chrome/extension/${name}.iife.js`)),
    )
    const size = scripts.reduce((sum, script) => sum + gzipSync(script, { level: 9 }).length, 0)
    expect(size).toBeLessThanOrEqual(CONTENT_SCRIPTS)
  })
})

describe('the causes', () => {
  const listed = phases.flatMap(({ causes }) => causes)

  test('are listed, once in each phase', () => {
    expect(new Set(listed.map(({ id }) => id))).toEqual(new Set(namesIn('src/diagnose/causes')))
    for (const { causes } of phases) expect(new Set(causes).size).toBe(causes.length)
  })

  test.for([...new Set(listed)])('$id is documented and tested', ({ id, about }) => {
    expectRow(`src/diagnose/causes/${id}.ts`, about)
    expect(isTested(id)).toBe(true)
  })
})

describe('the findings', () => {
  test('are listed once', () => {
    expect(findings.map(({ id }) => id).sort()).toEqual(namesIn('src/diagnose/findings'))
  })

  test.for(findings)('$id is documented and tested', ({ id, about }) => {
    expectRow(`src/diagnose/findings/${id}.ts`, about)
    expect(isTested(id)).toBe(true)
  })
})

describe('the decoders', () => {
  test('are listed once', () => {
    expect(decoders.map(({ id }) => id).sort()).toEqual(namesIn('src/decode/protocols'))
  })

  test.for(decoders)('$id is documented and tested', ({ id, about, source }) => {
    const path = `src/decode/protocols/${id}.ts`
    expect(read(path)).toMatch(/^\/\*\*(?:\n \*)? \S/m)
    expect(about).toMatch(/^\S.*\.$/)
    expect(source).toMatch(/^https:\/\//)
    const tests = filesIn('tests/src/decode').filter((test) => test.endsWith('.test.ts'))
    expect(tests.some((test) => read(test).includes(`'${id}'`))).toBe(true)
  })
})

test('the scenarios of the lab are listed', () => {
  const list = importsOf('tests/lab/scenarios.ts')
  for (const name of namesIn('tests/lab/scenarios')) {
    expect(list).toContain(`tests/lab/scenarios/${name}.ts`)
  }
})

/** Begins by saying what decides, and says in a line what it is. */
function expectRow(path: string, about: string): void {
  expect(read(path)).toMatch(/^\/\*\*\n \* \S/)
  expect(about).toMatch(/^\S.*\.$/)
}

/** By a file of its name, or in a table that names it. */
function isTested(id: string): boolean {
  const tests = filesIn('tests/src/diagnose').filter((path) => path.endsWith('.test.ts'))
  return tests.some((path) => path.endsWith(`/${id}.test.ts`) || read(path).includes(` ${id} `))
}

function offenders(paths: readonly string[], { text, but = [] }: Ban): string[] {
  return paths.filter((path) => !but.some((may) => isWithin(path, may)) && text.test(read(path)))
}

/** Paths from the root, and names of packages. */
function importsOf(path: string): string[] {
  const statements = read(path).matchAll(
    /^(?:import|export)\b(?:[^'"`;=]*?\bfrom)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
  )
  return [...statements].map(([, named, lazy]) => resolve(path, named ?? lazy ?? ''))
}

function resolve(from: string, name: string): string {
  return name.startsWith('.') ? normalize(join(dirname(from), name)) : name
}

function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(place.endsWith('/') ? place : `${place}/`)
}

function namesIn(folder: string): string[] {
  return filesIn(folder)
    .map((path) => path.slice(folder.length + 1, -extname(path).length))
    .sort()
}

function filesIn(folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    return entry.isDirectory() ? filesIn(path) : [path]
  })
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}
