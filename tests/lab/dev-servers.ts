import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, type ViteDevServer } from 'vite'
import { freePort } from './ports.ts'

/** Real Vite dev servers, each with a small app of its own. */
export interface DevServers {
  /** Starts one; its `http://` address. Its app is edited after the first connection. */
  start(): Promise<string>
  close(): Promise<void>
}

export function createDevServers(): DevServers {
  const started: { server: ViteDevServer; root: string }[] = []
  return {
    async start() {
      const root = mkdtempSync(join(tmpdir(), 'websocket-doctor-vite-'))
      writePage(root)
      writeApp(root, 'first')
      const server = await serve(root)
      started.push({ server, root })
      server.ws.on(
        'connection',
        once(() => setTimeout(() => writeApp(root, 'second'), 1_500)),
      )
      return `http://127.0.0.1:${server.config.server.port}/`
    },
    async close() {
      for (const { server, root } of started) {
        await server.close()
        rmSync(root, { recursive: true, force: true })
      }
    },
  }
}

async function serve(root: string): Promise<ViteDevServer> {
  const server = await createServer({
    configFile: false,
    root,
    cacheDir: join(root, 'cache'),
    logLevel: 'silent',
    optimizeDeps: { noDiscovery: true },
    server: { host: '127.0.0.1', port: await freePort(), strictPort: true },
  })
  return server.listen()
}

function writePage(root: string): void {
  const script = '<script type="module" src="/app.js"></script>'
  writeFileSync(join(root, 'index.html'), `<!doctype html><title>App</title><body>${script}</body>`)
}

/**
 * A module that accepts no update: a change reloads the page. Nothing else is edited: Vite keeps a
 * second reload for the page that comes of the first. https://vite.dev/guide/api-hmr
 */
function writeApp(root: string, text: string): void {
  writeFileSync(join(root, 'app.js'), `document.body.append('The ${text} version.')\n`)
}

function once(act: () => void): () => void {
  let done = false
  return () => {
    if (!done) act()
    done = true
  }
}
