import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

interface ContentScript {
  readonly js: readonly string[]
}

/**
 * The folder of an extension that comes into the same frames, in the same worlds, with scripts that do
 * nothing: what any extension costs. Gone with the process.
 */
export function idleExtension(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  const { devtools_page, background, icons, ...rest } = manifest
  const idle = mkdtempSync(join(tmpdir(), 'idle-extension-'))
  process.on('exit', () => rmSync(idle, { recursive: true, force: true }))
  writeFileSync(join(idle, 'manifest.json'), JSON.stringify(rest))
  const scripts: readonly ContentScript[] = rest.content_scripts
  for (const name of scripts.flatMap(({ js }) => js)) {
    mkdirSync(join(idle, dirname(name)), { recursive: true })
    writeFileSync(join(idle, name), 'void 0\n')
  }
  return idle
}
