import { fileURLToPath } from 'node:url'
import { build } from 'vite'

export interface Bundle {
  code: string
  map: string
}

const bundles = new Map<string, Promise<Bundle>>()

/**
 * Bundles an app as a developer's build does, with a source map. In development mode: only there
 * React mounts twice under StrictMode. https://react.dev/reference/react/StrictMode
 */
export function bundle(app: string): Promise<Bundle> {
  const known = bundles.get(app)
  if (known) return known
  const started = buildApp(app)
  bundles.set(app, started)
  return started
}

async function buildApp(app: string): Promise<Bundle> {
  const output = await build({
    configFile: false,
    root: fileURLToPath(new URL('apps', import.meta.url)),
    mode: 'development',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      write: false,
      minify: false,
      sourcemap: true,
      rollupOptions: { input: app, output: { format: 'iife', entryFileNames: '[name].js' } },
    },
  })
  const [result] = [output].flat()
  if (!result || !('output' in result)) throw new Error(`${app} was not bundled`)
  const [chunk] = result.output
  return { code: chunk.code, map: JSON.stringify(chunk.map) }
}
