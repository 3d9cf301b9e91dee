import { expect, test } from 'vitest'
import { mountPanel, panelOf } from './support.ts'

test('no relay: says why, and what to do', async () => {
  const panel = mountPanel({ coverage: { state: 'none', frames: [] } })
  await panel.findText('h2', 'This page cannot be seen')
  await panel.findText('li', 'private windows')
  await panel.click('[data-action="reload"]')
  expect(panel.host.reloads()).toBe(1)
})

test('frames are looked for', async () => {
  const panel = mountPanel({ coverage: { state: 'starting', frames: [] } })
  await panel.findText('h2', 'Looking for the frames')
})

test('no socket yet', async () => {
  const panel = mountPanel()
  await panel.findText('h2', 'No WebSocket yet')
})

test('a late frame asks for a reload', async () => {
  const panel = mountPanel({
    coverage: { frames: [{ url: 'https://app.test/', top: true, captured: 'late' }] },
  })
  await panel.findText('h2', 'Sockets opened before now are not seen')
  expect(panel.all('[data-action="reload"]')).toHaveLength(1)
})

test('recording is paused', async () => {
  const panel = mountPanel()
  await panel.click('[data-action="record"]')
  await panel.findText('h2', 'Recording is paused')
})

test('nothing is selected', async () => {
  const panel = panelOf('0s connect wss://a.test/')
  await panel.findText('h2', 'No connection selected')
})
