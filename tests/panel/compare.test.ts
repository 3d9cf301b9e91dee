import { expect, test } from 'vitest'
import { type Panel, panelOf, press } from './support.ts'

async function open(panel: Panel): Promise<void> {
  await panel.click('[data-connection]')
  await panel.click('[data-tab="messages"]')
  await panel.click('[data-message]')
}

const TRACE = `
      0s  connect  wss://a.test/feed
    0.1s  open
      1s  receive  {"type":"price","value":1,"token":"s3cret-one"}
      2s  receive  {"type":"price","value":2,"token":"s3cret-two","more":true}
      3s  receive  plain words
`

test('a message is marked, and another one compared with it', async () => {
  const panel = panelOf(TRACE)
  await open(panel)
  await panel.click('[data-action="compare"]')
  await panel.until(
    () => panel.all('[data-action="compare"]')[0]?.getAttribute('aria-pressed') === 'true',
    'the mark',
  )
  panel.all('[data-message]')[1]?.click()
  await panel.findText('[data-view="compare"]', '1 added, 2 changed')
  await panel.findText('[data-change="~"]', /\$\.value.*before:1.*after:2/)
  await panel.findText('[data-change="+"]', '$.more')
  expect(panel.container.textContent).not.toContain('s3cret')
  panel.all('[data-message]')[2]?.click()
  await panel.findText('[data-view="compare"]', 'plain words')
  await panel.click('[data-action="compare"]')
  await panel.until(() => panel.all('[data-view="compare"]').length === 0, 'the end of it')
})

test('by key as well', async () => {
  const panel = panelOf(TRACE)
  await open(panel)
  press(await panel.find('[data-view="message"]'), 'd')
  panel.all('[data-message]')[1]?.click()
  const view = await panel.find('[data-view="compare"]')
  press(view, 'd')
  await panel.until(() => panel.all('[data-view="compare"]').length === 0, 'the end of it')
})
