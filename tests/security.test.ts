import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Manifest {
  permissions?: string[]
  host_permissions?: string[]
  content_security_policy: { extension_pages: string }
}

const browsers = ['chrome', 'firefox'].map((name) => ({
  name,
  manifest: JSON.parse(read(`dist/${name}/manifest.json`)) as Manifest,
}))

describe.each(browsers)('the manifest for $name', ({ manifest }) => {
  test('asks for nothing that PERMISSIONS.md does not explain', () => {
    const { permissions = [], host_permissions = [] } = manifest
    const asked = [...permissions, ...host_permissions.map(() => 'host access to all sites')]
    for (const permission of asked) expect(headings('PERMISSIONS.md')).toContain(permission)
  })

  test('has no other way to ask, and exposes nothing', () => {
    expect(Object.keys(manifest)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(?:optional_|web_acc|externally|sandbox)/)]),
    )
  })

  test('allows its pages nothing but their own scripts and styles', () => {
    const policy = manifest.content_security_policy.extension_pages.split('; ')
    expect(policy).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types panel-workers',
    ])
  })
})

test('every permission that is explained is asked for', () => {
  const asked = browsers.flatMap(({ manifest }) => manifest.permissions ?? [])
  const explained = [...headings('PERMISSIONS.md').matchAll(/`([^`]+)`/g)].map(([, name]) => name)
  expect(explained.sort()).toEqual(asked.sort())
})

describe('what no shipped file uses, but the ones named', () => {
  const shipped = ['src', 'panel', 'extension'].flatMap(filesIn)

  test.for<[string, RegExp, string[]]>([
    [
      'the network',
      /\b(?:fetch\(|XMLHttpRequest|sendBeacon|WebTransport|RTCPeer)/,
      ['extension/read-source.ts'],
    ],
    [
      'storage',
      /\b(?:localStorage\.|sessionStorage\.|indexedDB|caches\.|document\.cookie)/,
      ['panel/settings.ts', 'extension/spill-store.ts'],
    ],
    ['storage of extensions', /\bstorage\.(?:local|sync|session|managed)/, []],
    ['messages from outside', /\bon(?:Connect|Message)External|window\.postMessage/, []],
    ['windows of its own', /window\.open|document\.write/, []],
  ])('%s', ([, pattern, but]) => {
    expect(shipped.filter((path) => pattern.test(code(path)))).toEqual(but)
  })
})

/** Each claim begins in bold and names the tests that prove it. */
describe('what SECURITY.md claims', () => {
  const [, defended = ''] = /\n## What is defended\n([\s\S]*?)\n## /.exec(read('SECURITY.md')) ?? []
  const claims = defended.split(/\n(?=- |#)/).filter((part) => part.startsWith('- **'))

  test('is something', () => {
    expect(claims.length).toBeGreaterThan(10)
  })

  test.for(claims.map((text) => ({ text, title: titleOf(text) })))('$title', ({ text }) => {
    const proofs = [...text.matchAll(/`(tests\/[^`]+)`/g)].map(([, path]) => path ?? '')
    expect(proofs.length).toBeGreaterThan(0)
    for (const path of proofs) expect(read(path)).toMatch(/\btest\b/)
  })
})

function titleOf(claim: string): string {
  return claim.slice(4, claim.indexOf('**', 4)).replace(/\s+/g, ' ')
}

/** Without comments and texts, which may speak of anything. */
function code(path: string): string {
  return read(path)
    .replace(/\/\*[\s\S]*?\*\/|\/\/ .*/g, '')
    .replace(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, "''")
}

function headings(path: string): string {
  return read(path)
    .split('\n')
    .filter((line) => line.startsWith('## '))
    .join('\n')
}

function filesIn(folder: string): string[] {
  return readdirSync(`${root}${folder}`, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return filesIn(path)
    return /\.tsx?$/.test(path) ? [path] : []
  })
}

function read(path: string): string {
  return readFileSync(`${root}${path}`, 'utf8')
}
