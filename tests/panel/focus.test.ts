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
