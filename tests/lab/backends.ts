import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from '../support/until.ts'
import { asgiApplication, haproxyConfiguration, nginxConfiguration } from './configurations.ts'
import { accepts, freePort } from './ports.ts'

export type BackendName = 'nginx' | 'haproxy' | 'daphne'

export interface Backend {
  name: BackendName
  /** Of a loopback address. */
  port: number
  stop(): void
}

/** Those whose programs are there. */
export function availableBackends(): BackendName[] {
  return (Object.keys(programs) as BackendName[]).filter((name) =>
    programs[name].files.every(existsSync),
  )
}

/**
 * Starts a real proxy or server as an ordinary process in a folder of its own.
 * @param upstream port of the lab
 */
export async function startBackend(name: BackendName, upstream: number): Promise<Backend> {
  const { configure, command } = programs[name]
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), `websocket-doctor-${name}-`))
  const [file, content] = configure(port, upstream, await freePort())
  mkdirSync(join(folder, 'tmp'))
  writeFileSync(join(folder, file), content)
  // The kernel ends it with us, also when we are killed. https://manpages.debian.org/setpriv
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', ...command(folder, port)], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const stop = stopOnExit(child, folder)
  await untilListening(name, child, port)
  return { name, port, stop }
}

interface Program {
  files: readonly string[]
  /** File name and content. `down`: a port where nothing listens. */
  configure(port: number, upstream: number, down: number): readonly [string, string]
  command(folder: string, port: number): readonly string[]
}

const nginx: Program = {
  files: ['/usr/sbin/nginx'],
  configure: (port, upstream, down) => ['nginx.conf', nginxConfiguration(port, upstream, down)],
  command: (folder) => ['/usr/sbin/nginx', '-p', folder, '-c', 'nginx.conf', '-e', 'stderr'],
}

const haproxy: Program = {
  files: ['/usr/sbin/haproxy'],
  configure: (port, upstream) => ['haproxy.cfg', haproxyConfiguration(port, upstream)],
  command: () => ['/usr/sbin/haproxy', '-db', '-f', 'haproxy.cfg'],
}

const daphne: Program = {
  files: ['/usr/lib/python3/dist-packages/daphne', '/usr/lib/python3/dist-packages/channels'],
  configure: () => ['asgi.py', asgiApplication],
  // Debian's own Python: another in the PATH does not see Debian's packages.
  command: (_folder, port) => [
    '/usr/bin/python3',
    ...['-m', 'daphne', '-b', '127.0.0.1', '-p', String(port), 'asgi:application'],
  ],
}

const programs: Record<BackendName, Program> = { nginx, haproxy, daphne }

async function untilListening(name: string, child: ChildProcess, port: number): Promise<void> {
  let said = ''
  child.stderr?.on('data', (text) => {
    said += text
  })
  await until(
    () => {
      if (child.exitCode !== null) throw new Error(`${name} ended: ${said}`)
      return accepts(port)
    },
    `${name} to listen`,
    100_000,
  )
}

function stopOnExit(child: ChildProcess, folder: string): () => void {
  const stop = () => {
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
    process.off('exit', stop)
  }
  process.once('exit', stop)
  return stop
}
