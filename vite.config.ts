import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin'
import preact from '@preact/preset-vite'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import manifest from './manifest.json' with { type: 'json' }

/** What each browser's manifest adds to the common part. The reasons stand in PERMISSIONS.md. */
const additions = {
  chrome: {
    minimum_chrome_version: '148',
    // ArrayBuffers and Blobs survive extension messaging.
    // https://developer.chrome.com/blog/structured-clone-messaging
    message_serialization: 'structured_clone',
  },
  firefox: {
    permissions: ['webRequest'],
    host_permissions: ['<all_urls>'],
    background: { scripts: ['extension/background.ts'], type: 'module' },
    browser_specific_settings: {
      gecko: {
        id: 'websocket-doctor@websocket-doctor.example',
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['none'] },
      },
      gecko_android: { strict_min_version: '142.0' },
    },
  },
}

/**
 * Chrome blames the top script of a failed handshake, which is our wrapper; a source map that lists
 * itself hides our frame from printed stacks. https://sourcemaps.info/spec.html (ignoreList)
 */
function ignoreOurFrames(directory: string): Plugin {
  return {
    name: 'ignore-our-frames',
    apply: 'build',
    writeBundle() {
      const path = join(directory, 'extension/page.iife.js.map')
      const map = JSON.parse(readFileSync(path, 'utf8'))
      map.ignoreList = map.sources.map((_source: string, index: number) => index)
      writeFileSync(path, JSON.stringify(map))
    },
  }
}

export default defineConfig(({ mode }) => {
  const browser = mode === 'firefox' ? 'firefox' : 'chrome'
  const outDir = `dist/${browser}`
  return {
    plugins: process.env.VITEST
      ? [preact()]
      : [
          preact(),
          crx({ manifest: { ...manifest, ...additions[browser] } as ManifestV3Export, browser }),
          ignoreOurFrames(outDir),
        ],
    build: {
      outDir,
      emptyOutDir: true,
      sourcemap: true,
      modulePreload: false,
      rollupOptions: { input: { panel: 'extension/panel.html' } },
    },
    server: { cors: { origin: [/^chrome-extension:\/\//] } },
  }
})
