import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Batch, HANDOVER } from '../../src/capture/wire.ts'
import type { BrowserName } from '../support/browsers.ts'
import { builtExtension } from './twins.ts'

/** What takes the instrument off; only pages of tests know it. */
export const SUCCESSOR = 'tap:successor'

/**
 * An extension with the built instrument, and in the place of the relay a tap that tells the test's
 * server every event, bodies as text or hexadecimal.
 */
export function tapExtension(name: BrowserName): string {
  const folder = mkdtempSync(join(tmpdir(), 'websocket-doctor-tap-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  cpSync(join(builtExtension(name), 'extension/page.iife.js'), join(folder, 'page.js'))
  const names = [HANDOVER, SUCCESSOR].map((event) => JSON.stringify(event))
  writeFileSync(join(folder, 'tap.js'), `(${tap})(${names})`)
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  return folder
}

const everywhere = {
  ...{ matches: ['<all_urls>'], run_at: 'document_start', all_frames: true },
  ...{ match_about_blank: true, match_origin_as_fallback: true },
}

const manifest = {
  manifest_version: 3,
  name: 'Tap',
  version: '1',
  content_scripts: [
    { ...everywhere, js: ['tap.js'] },
    { ...everywhere, js: ['page.js'], world: 'MAIN' },
  ],
  browser_specific_settings: { gecko: { id: 'tap@websocket-doctor.example' } },
}

/** Runs in the isolated world, where a page spoils nothing. */
function tap(handover: string, successor: string): void {
  const url = `${location.origin}/?page=${location.pathname}`
  document.addEventListener(
    handover,
    (event) => {
      event.stopImmediatePropagation()
      const { data, ports } = event as MessageEvent<string>
      if (ports[0]) listen(ports[0])
      performance.addEventListener(data.split(' ')[1] ?? '', (event) => {
        const { events } = (event as CustomEvent<Batch>).detail
        navigator.sendBeacon(url, JSON.stringify(events, readable))
      })
    },
    { capture: true, once: true },
  )

  function listen(port: MessagePort): void {
    let last = 0
    let asking = false
    port.onmessage = async ({ data: message }) => {
      if (message.kind === 'news' && asking) return
      asking = message.kind === 'news' || message.events.length > 0
      if (message.kind === 'batch' && asking) {
        last = message.events.at(-1).seq
        await fetch(url, { method: 'POST', body: JSON.stringify(message.events, readable) })
      }
      if (asking) port.postMessage({ kind: 'pull', after: last })
    }
    port.postMessage({ kind: 'attach' })
    port.postMessage({ kind: 'successor', event: successor })
  }

  function readable(_key: string, value: unknown): unknown {
    if (!ArrayBuffer.isView(value)) return value
    const bytes = new Uint8Array(value.buffer, value.byteOffset, Math.min(16, value.byteLength))
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  }
}
