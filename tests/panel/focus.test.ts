import { expect, test } from 'vitest'
import { panelOf, press, typeFilter } from './support.ts'

const ONE = `
    0s  connect  wss://a.test/feed
  0.1s  open
    1s  receive  {"type":"tick"}
    2s  close    1006
`

/** What is clicked goes away with what it closes or starts; a keyboard must not begin at the top. */
async function clickFocused(panel: ReturnType<typeof panelOf>, selector: string): Promise<void> {
  const button = await panel.find(selector)
  button.focus()
  button.click()
}

const focusComesTo = (panel: ReturnType<typeof panelOf>, selector: string) =>
  panel.until(() => document.activeElement?.matches(selector), `the focus on ${selector}`)

test('the focus of a message that is closed by its button goes to the list', async () => {
  const panel = panelOf(ONE)
  await panel.click('[data-connection]')
  await panel.click('[data-tab="messages"]')
  await panel.click('[data-message]')
  await clickFocused(panel, '[data-action="close-message"]')
  await focusComesTo(panel, '[data-view="messages"]')
})

test('the focus of the button that starts a test goes to the one that stops it', async () => {
  const panel = panelOf(ONE)
  await panel.click('[data-connection]')
  await clickFocused(panel, '[data-view="diagnosis"] [data-action="test"]')
  await focusComesTo(panel, '[data-action="test-stop"]')
})

test('a list of messages that the filter empties says so', async () => {
  const panel = panelOf(ONE)
  const row = await panel.find('[data-connection]')
  row.click()
  press(row, '2')
  await panel.find('[data-message]')
  typeFilter(panel, 'no such thing')
  await panel.findText('h2', 'No message matches the filter')
  typeFilter(panel, '')
  await panel.find('[data-message]')
  expect(panel.all('h2').some((title) => /No message/.test(title.textContent ?? ''))).toBe(false)
})

const CHAIN = [0, 3, 6]
  .map(
    (at) => `
  ${at}s        feed${at} connect  wss://a.test/feed  @ follow app.js:30:8
  ${at + 0.1}s  feed${at} open
  ${at + 2}s    feed${at} close    1006`,
  )
  .join('')

const TWO = `${ONE}
    5s  other connect  wss://a.test/other
  5.1s  other open
`

test('the focus of a row that is filtered away stays in the list', async () => {
  const panel = panelOf(TWO)
  const gone = await panel.find('[data-url$="/other"]')
  gone.focus()
  typeFilter(panel, 'feed')
  await panel.until(() => gone.hidden, 'the row to go')
  await focusComesTo(panel, '[data-url$="/feed"]')
})

test('the focus of an arrow that unfolds a chain goes to its row: it outlives the arrow', async () => {
  const panel = panelOf(CHAIN)
  await clickFocused(panel, '[data-chain-header] button')
  await focusComesTo(panel, '[data-chain-header][data-unfolded="true"]')
})

test('page keys move in the list of connections as in the one of messages', async () => {
  const panel = panelOf(TWO)
  const first = await panel.find('[data-connection]')
  first.focus()
  press(first, 'PageDown')
  await focusComesTo(panel, '[data-url$="/other"][aria-selected="true"]')
  press(document.activeElement as Element, 'PageUp')
  await focusComesTo(panel, '[data-url$="/feed"][aria-selected="true"]')
})
