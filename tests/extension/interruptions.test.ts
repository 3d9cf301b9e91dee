import { describe, expect, test } from 'vitest'
import { browserNames } from '../support/browsers.ts'
import { panelPage } from '../support/panel-page.ts'
import { until } from '../support/until.ts'
import { expectCounts, expectSound, useTraffic } from './traffic-bench.ts'
import {
  addFrame,
  connect,
  goAndComeBack,
  hangUp,
  heard,
  hearMore,
  leaveFrame,
  silence,
} from './traffic-page.ts'

/** Nothing is lost without a word, nothing comes twice, and nothing throws. */
describe.each(browserNames)('in the middle of traffic in %s', (name) => {
  const bench = useTraffic(name)

  /** As many as the server sent and got, for it was heard to the end. */
  function asServed(of: string) {
    const { sent, received } = bench.traffic.of(of)
    return { sent: received, received: sent }
  }

  test('the background stops, three times', async (context) => {
    const watched = await bench.open(context)
    const { page, panel } = watched
    await connect(page, '/steady/background')
    for (let times = 0; times < 3; times++) {
      await hearMore(page, 'background', 100)
      await bench.browser.stopBackground()
    }
    await hearMore(page, 'background', 100)
    await silence(page)
    await expectCounts(panel, '/steady/background', () => asServed('background'))
    await hangUp(page)
    expect(await panel.judged('/steady/background')).toMatchObject({ cause: 'closed-by-page' })
    await expectSound(watched)
  })

  test('the panel is closed and opened again', async (context) => {
    const watched = await bench.open(context)
    const { page } = watched
    await connect(page, '/steady/reopened')
    await hearMore(page, 'reopened', 100)
    await bench.browser.closePanel(page)
    await hearMore(page, 'reopened', 300)
    const panel = panelPage(await bench.browser.openPanel(page))
    await hearMore(page, 'reopened', 100)
    await silence(page)
    await expectCounts(panel, '/steady/reopened', () => asServed('reopened'))
    await hangUp(page)
    expect(await panel.judged('/steady/reopened')).toMatchObject({ cause: 'closed-by-page' })
    await expectSound({ ...watched, panel })
  })

  test('a frame is navigated', async (context) => {
    const watched = await bench.open(context)
    const { page, panel } = watched
    await addFrame(page)
    await connect(page, '/steady/frame', true)
    await hearMore(page, 'frame', 200)
    await leaveFrame(page)
    expect(await panel.judged('/steady/frame')).toMatchObject({ cause: 'navigation' })
    await expectCounts(panel, '/steady/frame', async () => ({
      sent: 0,
      received: await heard(page, 'frame'),
    }))
    await expectSound(watched)
  })

  test('the page goes into the back/forward cache and returns', async (context) => {
    const watched = await bench.open(context)
    const { page, panel } = watched
    await connect(page, '/steady/cached')
    await hearMore(page, 'cached', 200)
    // Firefox caches no page with an open socket.
    if (name === 'firefox') await hangUp(page)
    await goAndComeBack(page)
    const isHeard = async () => bench.traffic.of('again').received === 1
    await until(isHeard, 'the socket of the page that is back')
    await expectCounts(panel, '/steady/again', () => asServed('again'))
    await panel.judged('/steady/cached')
    // What a page notes comes to others a little later.
    await expectCounts(panel, '/steady/cached', async () => ({
      sent: 0,
      received: await heard(bench.witness, 'cached'),
    }))
    await expectSound(watched)
  })

  test('the extension is put in anew', async (context) => {
    const watched = await bench.open(context)
    const { page } = watched
    await connect(page, '/steady/before')
    await hearMore(page, 'before', 100)
    await bench.browser.reloadExtension()
    await hearMore(page, 'before', 100)
    await bench.browser.closePanel(page).catch(() => {})
    const panel = panelPage(await bench.browser.openPanel(page))
    // Chromium runs content scripts in no page that is open.
    if (name === 'chromium') await page.reload()
    await connect(page, '/steady/after')
    await hearMore(page, 'after', 100)
    await silence(page)
    await expectCounts(panel, '/steady/after', () => asServed('after'))
    await hangUp(page)
    expect(await panel.judged('/steady/after')).toMatchObject({ cause: 'closed-by-page' })
    await expectSound({ ...watched, panel })
  })
})
