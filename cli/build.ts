import { chmodSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Makes one file of the command line, which needs nothing but Node. */
const root = fileURLToPath(new URL('..', import.meta.url))

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: 'cli/main.ts',
    outDir: 'dist/cli',
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: {
      output: { entryFileNames: 'websocket-doctor.js', banner: '#!/usr/bin/env node' },
    },
  },
})
chmodSync(`${root}dist/cli/websocket-doctor.js`, 0o755)
