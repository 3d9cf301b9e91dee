import { expect, test } from 'vitest'
import { type Panel, panelOf } from './support.ts'

async function open(panel: Panel, position: number): Promise<void> {
  await panel.click('[data-connection]')
  await panel.click('[data-tab="messages"]')
  await panel.find('[data-message]')
  panel.all('[data-message]')[position]?.click()
}

const TRACE = `
      0s  connect  wss://a.test/rpc
    0.1s  open
      1s  send     {"jsonrpc":"2.0","id":7,"method":"sum"}
  1.042s  receive  {"jsonrpc":"2.0","id":7,"result":3}
      2s  send     {"jsonrpc":"2.0","id":8,"method":"sum"}
      3s  receive  {"jsonrpc":"2.0","method":"news"}
`

test('a request and its answer lead to each other, with the time between', async () => {
  const panel = panelOf(TRACE)
  await open(panel, 0)
  await panel.findText('[data-view="exchange"]', 'Answered after 42 ms (id 7)')
  await panel.click('[data-action="to-answer"]')
  await panel.findText('[data-view="exchange"]', 'Answer to the message sent 42 ms before (id 7)')
  await panel.click('[data-action="to-request"]')
  await panel.findText('[data-view="exchange"]', 'Answered after')
})

test('a request that waits says so, and is answered when the answer comes', async () => {
  const panel = panelOf(TRACE)
  await open(panel, 2)
  await panel.findText('[data-view="exchange"]', 'No answer seen so far (id 8)')
  panel.all('[data-message]')[3]?.click()
  await panel.findText('[data-view="message"]', 'news')
  expect(panel.all('[data-view="exchange"]')).toEqual([])
})

test('where the connection has ended, no answer will come', async () => {
  const panel = panelOf(`${TRACE}
      4s  close    1006
  `)
  await open(panel, 2)
  await panel.findText('[data-view="exchange"]', 'No answer came before the connection ended')
})
