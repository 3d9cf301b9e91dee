import { describe, expect, test } from 'vitest'
import { browserNames } from '../support/browsers.ts'
import { useBench } from './bench.ts'

describe.each(browserNames)('sockets of workers in %s', (name) => {
  const bench = useBench(name)
  const isChromium = name === 'chromium'

  test('a dedicated worker: a row, and in Chromium its messages and its end', async (context) => {
    const { page, panel } = await bench.record(context, '?run=dedicated-worker')
    const row = await panel.rowWhere('/push/worker', ({ state }) => state === 'open')
    expect(row).toMatchObject({ source: 'worker', warnings: [] })
    expect(await panel.diagnosisOf(row)).toContain('No extension can run there')
    const toolbar = await panel.driver.waitFor(coverageWords, 'worker')
    expect(toolbar).toContain(isChromium ? '1 worker with messages' : '1 worker by handshake only')
    await panel.driver.click('[data-action="coverage"]')
    expect(await panel.textOf('coverage')).toContain('Worker')
    await panel.openTab('messages')
    if (!isChromium) return
    await panel.driver.waitFor(messagesHold, 'hello from the worker')
    await panel.driver.waitFor(messagesHold, '{"type":"news"}')
    await page.evaluate(() => (window as Window & { worker?: Worker }).worker?.terminate())
    const ended = await panel.rowWhere('/push/worker', ({ state }) => state === 'closed')
    expect(ended.cause).toBeUndefined()
    expect(await panel.driver.errors()).toEqual([])
  })

  test('a worker and its page on one URL are two rows', async (context) => {
    const { page, panel } = await bench.record(context, '?run=dedicated-worker')
    const { url } = await panel.rowWhere('/push/worker', ({ state }) => state === 'open')
    await page.evaluate((address) => void new WebSocket(address), url)
    const own = await panel.rowWhere('/push/worker', ({ source }) => source === 'app', 1)
    await panel.rowWhere('/push/worker', ({ source }) => source === 'worker')
    await panel.select(own)
    await panel.openTab('handshake')
    await panel.driver.waitFor(textHolds, '101 Switching Protocols')
  })
})

function coverageWords(word: string): string | undefined {
  const text = document.querySelector('[data-action="coverage"]')?.textContent ?? ''
  return text.includes(word) ? text : undefined
}

function messagesHold(text: string): boolean {
  return Boolean(document.querySelector('[data-view="messages"]')?.textContent?.includes(text))
}

function textHolds(text: string): boolean {
  return Boolean(document.querySelector('[data-view="handshake"]')?.textContent?.includes(text))
}
