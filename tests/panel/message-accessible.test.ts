import axe from 'axe-core'
import { expect, test } from 'vitest'
import { type Panel, panelOf, press } from './support.ts'

const TRACE = `
      0s  connect  wss://a.test/rpc
    0.1s  open
      1s  send     {"jsonrpc":"2.0","id":7,"method":"sum","params":{"a":["long enough to be shown below the tree, as it does not fit on its line"]}}
  1.042s  receive  {"jsonrpc":"2.0","id":7,"result":3}
      2s  receive  plain words
`

/** Colours need a layout, which this environment has not. */
const RULES = { 'color-contrast': { enabled: false }, region: { enabled: false } }

async function expectAccessible(panel: Panel): Promise<void> {
  const { violations } = await axe.run(panel.container, { rules: RULES })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

test('a tree, the search in it, and a comparison', async () => {
  const panel = panelOf(TRACE)
  await panel.click('[data-connection]')
  await panel.click('[data-tab="messages"]')
  await panel.click('[data-message]')
  const tree = await panel.find('[role="tree"]')
  press(tree, 'End')
  await panel.find('[data-view="exchange"]')
  await expectAccessible(panel)
  await panel.click('[data-action="open-find"]')
  await panel.find('[data-action="find"]')
  await expectAccessible(panel)
  await panel.click('[data-action="show-pretty"]')
  await panel.find('[data-view="text"]')
  await expectAccessible(panel)
  await panel.click('[data-action="compare"]')
  panel.all('[data-message]')[1]?.click()
  await panel.find('[data-change="~"], [data-change="+"]')
  await expectAccessible(panel)
  panel.all('[data-message]')[2]?.click()
  await panel.findText('[data-view="compare"]', 'plain words')
  await expectAccessible(panel)
})
