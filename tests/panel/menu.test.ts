import { expect, test } from 'vitest'
import { panelOf, press } from './support.ts'

const TRACE = `
    0s  connect  wss://a.test/feed?token=Zq7secret
  0.1s  open
    1s  receive  one
    2s  close    4001 go away
`

async function openMenu() {
  const panel = panelOf(TRACE)
  const row = await panel.find('[data-verdict]')
  row.focus()
  press(row, 'ContextMenu')
  const menu = await panel.find('[role="menu"]')
  const focused = () => document.activeElement?.getAttribute('data-action')
  const key = (name: string) => press(document.activeElement ?? menu, name)
  const actions = panel.all('[role="menu"] [role^="menuitem"]').map((item) => item.dataset.action)
  return { panel, row, menu, focused, key, actions }
}

test('arrow keys, Home and End move, around the ends', async () => {
  const { focused, key, actions } = await openMenu()
  expect(focused()).toBe(actions[0])
  key('ArrowDown')
  expect(focused()).toBe(actions[1])
  key('End')
  expect(focused()).toBe(actions.at(-1))
  key('ArrowDown')
  expect(focused()).toBe(actions[0])
  key('ArrowUp')
  expect(focused()).toBe(actions.at(-1))
  key('Home')
  expect(focused()).toBe(actions[0])
})

test('letters go to the item that begins with them', async () => {
  const { focused, key } = await openMenu()
  key('e')
  expect(focused()).toBe('export-connection')
  key('x')
  expect(focused()).toBe('export-connection')
})

test('the same letter goes on to the next', async () => {
  const { focused, key } = await openMenu()
  key('c')
  expect(focused()).toBe('copy-url-whole')
  key('c')
  expect(focused()).toBe('copy-verdict')
})

test('Escape, Tab and a press outside close it, and the focus returns', async () => {
  const { panel, row, key } = await openMenu()
  const isClosed = () =>
    panel.until(() => panel.all('[role="menu"]').length === 0, 'the closed menu')
  let reached = false
  document.addEventListener('keydown', () => {
    reached = true
  })
  key('Escape')
  await isClosed()
  expect(document.activeElement).toBe(row)
  expect(reached).toBe(false)
  press(row, 'ContextMenu')
  await panel.find('[role="menu"]')
  key('Tab')
  await isClosed()
  expect(document.activeElement).toBe(row)
  press(row, 'ContextMenu')
  await panel.find('[role="menu"]')
  document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
  await isClosed()
})

test('keys of the panel do nothing while it is open', async () => {
  const { panel, key } = await openMenu()
  key('2')
  expect(panel.all('[data-view="messages"]')).toEqual([])
  key('Enter')
  await panel.until(() => panel.all('[role="menu"]').length === 0, 'the closed menu')
})
