import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { expect, test } from 'vitest'
import { run } from '../../cli/run.ts'
import { readHar } from '../../src/har/read.ts'
import { findBrowser } from '../support/install.ts'
import { availableBackends } from './backends.ts'
import { startLab } from './server.ts'

test('what Playwright recorded opens: messages, and refused handshakes', async ({
  onTestFinished,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'websocket-doctor-playwright-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const lab = await startLab(availableBackends())
  onTestFinished(() => lab.close())
  const browser = await chromium.launch({
    executablePath: findBrowser('chromium'),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  onTestFinished(() => browser.close())
  const path = join(folder, 'run.har')
  const context = await browser.newContext({ recordHar: { path } })
  const page = await context.newPage()
  await page.goto(lab.url)
  await page.evaluate(talk, lab.url.replace('http', 'ws'))
  await context.close()

  const { log, capture, creator } = await readHar(new Blob([readFileSync(path)]))
  expect(capture).toBeUndefined()
  expect(creator).toContain('Playwright')
  const connections = [...log.connections.values()]
  const echo = connections.find(({ url }) => url.includes('/echo'))
  expect(echo?.messages.map(({ direction, body }) => [direction, body])).toEqual([
    ['send', 'hello'],
    ['receive', 'hello'],
    ['send', new Uint8Array([1, 2, 3])],
    ['receive', new Uint8Array([1, 2, 3])],
  ])
  const out: string[] = []
  const write = (text: string) => void out.push(text)
  const code = await run([path], { out: write, error: write }, new AbortController().signal)
  expect(out.join()).toContain('/status/403')
  expect(out.join()).toContain('handshake')
  expect(code).toBe(2)
})

/** Sends a text and three bytes to an echo, and asks where it is refused. */
async function talk(url: string): Promise<void> {
  const socket = new WebSocket(`${url}/echo`)
  socket.binaryType = 'arraybuffer'
  await new Promise((resolve) => socket.addEventListener('open', resolve))
  for (const data of ['hello', new Uint8Array([1, 2, 3])]) {
    const answer = new Promise((resolve) =>
      socket.addEventListener('message', resolve, { once: true }),
    )
    socket.send(data)
    await answer
  }
  const refused = new WebSocket(`${url}/status/403`)
  await new Promise((resolve) => refused.addEventListener('close', resolve))
}
