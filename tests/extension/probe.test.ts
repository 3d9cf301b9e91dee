import { describe, expect, test } from 'vitest'
import { browserNames } from '../support/browsers.ts'
import { type PanelPage, panelPage } from '../support/panel-page.ts'
import { pause, until } from '../support/until.ts'
import { useBench } from './bench.ts'

describe.each(browserNames)('Test connection in %s', (name) => {
  const bench = useBench(name)

  test.concurrent('a socket the page closes survives without the page', async (context) => {
    const { panel } = await bench.record(context, '?run=timer-close')
    await startFrom(panel, '/echo')
    expect(await done(panel)).toBe('survives')
    expect(await panel.textOf('test')).toMatch(/timer-close\.js:\d+/)
    expect(await panel.row('/echo', 1)).toMatchObject({ source: 'test', warnings: [], notes: [] })
  })

  test.concurrent('a refused token never opens, in the test as in the app', async (context) => {
    const { panel } = await bench.record(context, '?run=handshake-403')
    await startFrom(panel, '/')
    expect(await done(panel)).toBe('never-opens-alike')
    expect(await panel.textOf('test')).toContain('403')
  })

  test.concurrent('of two sockets behind nginx only the silent one dies', async (context) => {
    const { panel } = await bench.record(context, '?run=nginx-idle-once')
    await startFrom(panel, '/echo/once')
    await until(() => phaseIs(panel, 'confirm'), 'the question for the payload', 30_000)
    await panel.driver.click('[data-action="test-keep-alive"]')
    expect(await done(panel)).toBe('idle-limit')
  })

  test.concurrent('it can be stopped, and leaves no socket open', async (context) => {
    const { panel } = await bench.record(context, '?run=timer-close')
    await startFrom(panel, '/echo')
    await panel.rowWhere('/echo', ({ state }) => state === 'open', 1)
    await panel.press('test-stop')
    expect(await done(panel)).toBe('stopped')
    await panel.rowWhere('/echo', ({ state }) => state === 'closed', 1)
  })

  test.concurrent('it leaves no socket open where the panel is closed', async (context) => {
    const { page, panel } = await bench.record(context, '?run=timer-close')
    await startFrom(panel, '/echo')
    await panel.rowWhere('/echo', ({ state }) => state === 'open', 1)
    await bench.browser.closePanel(page)
    // Chromium delivers nothing from a page that goes; after 3 s its frames take the panel for gone.
    if (name === 'chromium') await pause(6_000)
    const another = panelPage(await bench.browser.openPanel(page))
    await another.rowWhere('/echo', ({ state }) => state === 'closed', 1)
  })
})

async function startFrom(panel: PanelPage, url: string): Promise<void> {
  await panel.diagnosisOf(await panel.judged(url))
  await panel.press('test')
}

async function done(panel: PanelPage): Promise<string> {
  await until(() => phaseIs(panel, 'done'), 'the end of the test', 60_000)
  return panel.testOutcome()
}

function phaseIs(panel: PanelPage, phase: string): Promise<boolean> {
  return panel.driver.evaluate(
    (wanted) => document.querySelector<HTMLElement>('[data-view="test"]')?.dataset.phase === wanted,
    phase,
  )
}
