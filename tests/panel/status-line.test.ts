import { expect, onTestFinished, test, vi } from 'vitest'
import { createNotice } from '../../panel/notice.ts'
import { mountPanel, panelOf, press } from './support.ts'

test('a page that does not answer: says for how long, and why that may be', () => {
  const panel = mountPanel({ coverage: { silence: 4_000 } })
  expect(panel.all('footer')[0]?.textContent).toContain(
    'Page has not answered for 4.0 s (breakpoint, dialog or long task)',
  )
})

test('an answer on its way is no silence', () => {
  const panel = mountPanel({ coverage: { silence: 1_000 } })
  expect(panel.all('footer')[0]?.textContent).not.toContain('answered')
})

test('what came of a copy is told to all, for a while', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const notice = createNotice()
  notice.tell('Copied')
  vi.advanceTimersByTime(5_000)
  notice.tell('Copied')
  vi.advanceTimersByTime(5_000)
  expect(notice.text.value).toBe('Copied')
  vi.advanceTimersByTime(2_000)
  expect(notice.text.value).toBe('')
})

test('a copy from the menu is told in sight', async () => {
  const panel = panelOf('0s connect wss://a.test/feed\n0.1s open\n2s close 4001')
  const row = await panel.find('[data-verdict]')
  press(row, 'ContextMenu')
  await panel.click('[data-action="copy-url"]')
  const told = await panel.findText('footer [role="status"]', /Copied|refused to copy/)
  expect(told.className).not.toContain('visually-hidden')
})
