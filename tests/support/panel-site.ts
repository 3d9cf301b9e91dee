import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import preact from '@preact/preset-vite'
import { build } from 'vite'

/** The panel in an ordinary page, built as the extension is. */
export interface PanelSite {
  /** Of the page. */
  readonly url: string
  close(): void
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

/** Builds a page that mounts the panel and serves it. `page` is its path in the repository. */
export async function startPanelSite(page: string): Promise<PanelSite> {
  const folder = mkdtempSync(join(tmpdir(), 'websocket-doctor-site-'))
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    plugins: [preact()],
    worker: { format: 'es' },
    build: {
      outDir: folder,
      emptyOutDir: true,
      modulePreload: false,
      rollupOptions: { input: join(ROOT, page) },
    },
  })
  const server = createServer(({ url = '/' }, response) => {
    const path = normalize(new URL(url, 'http://site').pathname)
    try {
      const body = readFileSync(join(folder, path))
      response.setHeader('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream')
      response.end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/${page}`,
    close() {
      server.close()
      server.closeAllConnections()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
