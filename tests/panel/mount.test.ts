import axe from 'axe-core'
import { expect, test } from 'vitest'
import { panelOf } from './support.ts'

const TRACE = `
    0s  a connect  wss://a.test/feed  @ start app.js:12:8
  0.1s  a open
    1s  a receive  {"type":"hello"}
    2s  a close()  1000 done  @ tick app.js:42:13
  2.1s  a close    1000 done
    3s  b connect  wss://b.test/feed
  3.1s  b open
`

/** Colours need a layout, which this environment has not. */
const RULES = { 'color-contrast': { enabled: false }, region: { enabled: false } }

async function problems(container: HTMLElement): Promise<string[]> {
  const { violations } = await axe.run(container, { rules: RULES })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
}

test('unmount takes everything away', async () => {
  const panel = panelOf(TRACE)
  await panel.find('[data-connection]')
  expect(panel.host.listeners()).toBeGreaterThan(0)
  panel.unmount()
  expect(panel.container.childNodes).toHaveLength(0)
  expect(panel.host.listeners()).toBe(0)
})

test('the theme follows DevTools', () => {
  const panel = panelOf(TRACE)
  expect(document.documentElement.dataset.theme).toBe('light')
  panel.host.setTheme('dark')
  expect(document.documentElement.dataset.theme).toBe('dark')
})

test.each(['diagnosis', 'messages', 'handshake'])(
  '%s has no accessibility problem',
  async (tab) => {
    const panel = panelOf(TRACE)
    const row = await panel.find('[data-verdict]')
    row.click()
    await panel.click('[data-action="coverage"]')
    const button = await panel.find(`[data-tab="${tab}"]`)
    button.click()
    await panel.find(`[data-view="${tab}"]`)
    if (tab === 'messages') await panel.click('[data-message]')
    expect(await problems(panel.container)).toEqual([])
  },
)

test('the empty panel has no accessibility problem', async () => {
  const panel = panelOf('0s document https://app.test/', {
    coverage: { state: 'none', frames: [] },
  })
  await panel.find('h2')
  expect(await problems(panel.container)).toEqual([])
})

test('the timeline is told in words', async () => {
  const panel = panelOf(TRACE)
  await panel.findText('[data-view="timeline"] p', 'a.test/feed: 1 message, closed by the page.')
})
