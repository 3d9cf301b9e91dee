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
    background: { service_worker: 'extension/chromium-background.ts', type: 'module' },
  },
  firefox: {
    permissions: ['webRequest'],
    host_permissions: ['<all_urls>'],
    background: { scripts: ['extension/firefox-background.ts'], type: 'module' },
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
 * While developing, Vite's client puts styles into the page and talks to its server; crxjs's own
 * page writes markup while that server is away. https://vite.dev/guide/features#content-security-policy-csp
 */
const development = {
  content_security_policy: {
    extension_pages:
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self' http://localhost:* ws://localhost:*",
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

export default defineConfig(({ mode, command }) => {
  const browser = mode === 'firefox' ? 'firefox' : 'chrome'
  const policy = command === 'serve' && development
  const outDir = `dist/${browser}`
  return {
    plugins: process.env.VITEST
      ? [preact()]
      : [
          preact(),
          crx({
            manifest: { ...manifest, ...additions[browser], ...policy } as ManifestV3Export,
            browser,
          }),
          ignoreOurFrames(outDir),
        ],
    build: {
      outDir,
      emptyOutDir: true,
      sourcemap: true,
      modulePreload: false,
      rollupOptions: { input: { panel: 'extension/panel.html' } },
    },
    // Decoders load their libraries when they need them.
    worker: { format: 'es' },
    server: { cors: { origin: [/^chrome-extension:\/\//] } },
  }
})
