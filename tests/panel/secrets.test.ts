import { expect, test } from 'vitest'
import { connectionId } from '../../src/connection.ts'
import type { DocumentId } from '../../src/event.ts'
import { createLog, record } from '../../src/log.ts'
import { mountPanel, type Panel } from './support.ts'

const SECRET = 'Zq7secret'
const DOC = 'doc' as DocumentId

/** A connection with the secret wherever a page can put one. */
function panelWithSecret(): Panel {
  const log = createLog()
  const own = { at: Date.now() - 60_000, socket: 1 }
  const stack = `Error\n    at start (https://app.test/app.js?key=${SECRET}:12:8)`
  const url = `wss://user:${SECRET}@a.test/feed?token=${SECRET}`
  const message = { ...own, kind: 'message', type: 'text', size: 40, whole: true } as const
  record(log, DOC, {
    ...own,
    seq: 1,
    kind: 'construct',
    source: 'app',
    url,
    protocols: ['access_token', SECRET],
    stack,
  })
  record(log, DOC, { ...own, seq: 2, kind: 'open', protocol: '', extensions: '' })
  record(log, DOC, { ...message, seq: 3, direction: 'send', body: `{"token":"${SECRET}"}` })
  record(log, DOC, {
    ...own,
    seq: 4,
    kind: 'close',
    code: 4001,
    reason: `token=${SECRET}`,
    wasClean: true,
    buffered: 0,
  })
  const connection = log.connections.get(connectionId(DOC, 1))
  if (!connection) throw new Error('The connection was not recorded')
  connection.handshake = {
    url,
    status: 101,
    requestHeaders: [{ name: 'Cookie', value: `session=${SECRET}` }],
    responseHeaders: [{ name: 'X-Auth-Token', value: SECRET }],
  }
  return mountPanel({ log })
}

async function openTab(panel: Panel, tab: string): Promise<void> {
  await panel.click(`[data-tab="${tab}"]`)
  await panel.find(`[data-view="${tab}"]`)
}

test('no secret shows anywhere by default', async () => {
  const panel = panelWithSecret()
  const row = await panel.find('[data-verdict]')
  row.click()
  await panel.find('[data-view="diagnosis"]')
  expect(panel.container.outerHTML).not.toContain(SECRET)
  await openTab(panel, 'handshake')
  expect(panel.container.outerHTML).not.toContain(SECRET)
  await openTab(panel, 'messages')
  await panel.click('[data-message]')
  await panel.find('[data-view="message"]')
  expect(panel.container.outerHTML).not.toContain(SECRET)
})

test('secrets can be revealed and masked again', async () => {
  const panel = panelWithSecret()
  const row = await panel.find('[data-verdict]')
  row.click()
  await panel.click('[data-action="reveal"]')
  await openTab(panel, 'messages')
  await panel.findText('[data-message]', SECRET)
  expect(panel.rows()[0]?.dataset.url).toContain(SECRET)
  await openTab(panel, 'handshake')
  await panel.findText('dd', `session=${SECRET}`)
  await panel.click('[data-action="reveal"]')
  await panel.until(() => !panel.container.outerHTML.includes(SECRET), 'the mask')
})

test('what is copied is masked as it shows', async () => {
  const panel = panelWithSecret()
  const row = await panel.find('[data-verdict]')
  row.click()
  await openTab(panel, 'messages')
  await panel.click('[data-message]')
  await panel.find('[data-view="message"]')
  await panel.click('[title="Copy message"]')
  await panel.findText('[role="status"]', 'Copied')
  expect(await navigator.clipboard.readText()).toBe('{"token":"•••"}')
})

test('code to paste is whole: what it calls a token is no secret', async () => {
  const panel = panelWithSecret()
  const row = await panel.find('[data-verdict]')
  row.click()
  const diagnosis = await panel.find('[data-view="diagnosis"]')
  expect(diagnosis.textContent).toContain('const token = await freshToken()')
})
