import { fileURLToPath } from 'node:url'
import { build } from 'vite'

export interface Bundle {
  code: string
  map: string
}

const bundles = new Map<string, Promise<Bundle>>()

export type Mode = 'development' | 'production'

/**
 * Bundles an app with a source map, minified in production. Frameworks differ by mode: React mounts
 * twice under StrictMode in development alone. https://react.dev/reference/react/StrictMode
 */
export function bundle(app: string, mode: Mode): Promise<Bundle> {
  const key = `${mode} ${app}`
  const known = bundles.get(key)
  if (known) return known
  const started = buildApp(app, mode)
  bundles.set(key, started)
  return started
}

/** Where the lab serves it. */
export function bundlePath(app: string, mode: Mode): string {
  return `/apps/${app.replace(/\.tsx?$/, mode === 'production' ? '.min.js' : '.js')}`
}

/** https://vuejs.org/api/compile-time-flags.html */
const vueFlags = {
  __VUE_OPTIONS_API__: 'true',
  __VUE_PROD_DEVTOOLS__: 'false',
  __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
}

async function buildApp(app: string, mode: Mode): Promise<Bundle> {
  const output = await build({
    configFile: false,
    root: fileURLToPath(new URL('apps', import.meta.url)),
    mode,
    logLevel: 'error',
    oxc: { jsx: { development: mode === 'development' } },
    define: {
      'process.env.NODE_ENV': JSON.stringify(mode),
      // Packages written for Node's bundlers name it so.
      global: 'globalThis',
      ...vueFlags,
    },
    build: {
      write: false,
      minify: mode === 'production',
      sourcemap: true,
      rollupOptions: {
        input: app,
        output: {
          format: 'iife',
          entryFileNames: mode === 'production' ? '[name].min.js' : '[name].js',
        },
      },
    },
  })
  const [result] = [output].flat()
  if (!result || !('output' in result)) throw new Error(`${app} was not bundled`)
  const [chunk] = result.output
  return { code: chunk.code, map: JSON.stringify(chunk.map) }
}
