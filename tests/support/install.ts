import { execFileSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { BrowserName } from './browsers.ts'

/**
 * Makes sure that what the tests need is there: Debian packages are installed when we may, else a
 * message says what to install.
 */
export function install(wanted: readonly Program[] = programs): void {
  const missing = wanted.filter((program) => !isThere(program))
  if (missing.length === 0) return
  const packages = missing.map((program) => program.package)
  if (!canInstall()) throw new Error(`Please install: ${packages.join(', ')}`)
  console.log(`Installing ${packages.join(', ')} …`)
  apt('update')
  withoutServices(() =>
    apt('-o', 'DPkg::Lock::Timeout=500', 'install', '-y', '--no-install-recommends', ...packages),
  )
}

interface Program {
  /** Debian's name. */
  package: string
  /** Names an executable to take instead. */
  variable?: string
  /** Any of these files shows that it is there. */
  files: readonly string[]
}

export const chromium: Program = {
  package: 'chromium',
  variable: 'CHROMIUM_BIN',
  // Debian's wrapper in /usr/bin adds flags of its own: take what it starts.
  files: ['/usr/lib/chromium/chromium', '/usr/bin/chromium', '/usr/bin/chromium-browser'],
}

const firefox: Program = {
  package: 'firefox-esr',
  variable: 'FIREFOX_BIN',
  files: ['/usr/bin/firefox-esr', '/usr/bin/firefox'],
}

const programs: readonly Program[] = [
  chromium,
  firefox,
  { package: 'nginx-light', files: ['/usr/sbin/nginx'] },
  { package: 'haproxy', files: ['/usr/sbin/haproxy'] },
  { package: 'python3-daphne', files: ['/usr/lib/python3/dist-packages/daphne'] },
  { package: 'python3-django-channels', files: ['/usr/lib/python3/dist-packages/channels'] },
]

/** Path of the executable of a browser. */
export function findBrowser(name: BrowserName): string {
  const program = name === 'chromium' ? chromium : firefox
  const path = candidates(program).find(existsSync)
  if (!path) throw new Error(`Please install ${program.package} or set ${program.variable}`)
  return path
}

function isThere(program: Program): boolean {
  return candidates(program).some(existsSync)
}

function candidates({ variable, files }: Program): readonly string[] {
  const chosen = variable && process.env[variable]
  if (!chosen) return files
  if (!existsSync(chosen)) throw new Error(`${variable} names ${chosen}, which is not there`)
  return [chosen]
}

function canInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

function apt(...args: string[]): void {
  execFileSync('apt-get', args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** Installed servers are not to start: the lab runs its own. https://manpages.debian.org/invoke-rc.d */
function withoutServices(run: () => void): void {
  const policy = '/usr/sbin/policy-rc.d'
  const ours = !existsSync(policy)
  if (ours) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    run()
  } finally {
    if (ours) rmSync(policy)
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main()

function main(): void {
  try {
    install()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
