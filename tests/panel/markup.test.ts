import { expect, test } from 'vitest'
import { connectionId } from '../../src/connection.ts'
import type { DocumentId } from '../../src/event.ts'
import { createLog, record } from '../../src/log.ts'
import { mountPanel } from './support.ts'

const MARKUP = '<img src=x onerror="window.broken=true"><script>window.broken=true</script>'
const DOC = 'doc' as DocumentId

test('markup in URLs, messages, reasons and headers stays text', async () => {
  const log = createLog()
  const own = { at: Date.now() - 60_000, socket: 1 }
  const url = `wss://a.test/${MARKUP}`
  const stack = `Error\n    at ${MARKUP} (javascript:alert(1):12:8)`
  record(log, DOC, {
    ...own,
    seq: 1,
    kind: 'construct',
    source: 'app',
    url,
    protocols: [MARKUP],
    stack,
  })
  record(log, DOC, { ...own, seq: 2, kind: 'open', protocol: MARKUP, extensions: MARKUP })
  record(log, DOC, {
    ...own,
    seq: 3,
    kind: 'message',
    direction: 'receive',
    type: 'text',
    size: 80,
    body: MARKUP,
    whole: true,
  })
  record(log, DOC, { ...own, seq: 4, kind: 'exception', rejection: false, message: MARKUP })
  record(log, DOC, {
    ...own,
    seq: 5,
    kind: 'close',
    code: 4001,
    reason: MARKUP,
    wasClean: true,
    buffered: 0,
  })
  const connection = log.connections.get(connectionId(DOC, 1))
  if (connection) connection.handshake = { url, responseHeaders: [{ name: MARKUP, value: MARKUP }] }
  const panel = mountPanel({
    log,
    coverage: { frames: [{ url: MARKUP, top: true, captured: 'captured' }] },
  })

  const row = await panel.find('[data-verdict]')
  row.click()
  await panel.click('[data-action="coverage"]')
  for (const tab of ['diagnosis', 'handshake', 'messages']) {
    await panel.click(`[data-tab="${tab}"]`)
    const view = await panel.find(`[data-view="${tab}"]`)
    expect(view.textContent).toContain('<img src=x')
    expect(panel.all('img, script')).toHaveLength(0)
  }
  await panel.click('[data-message]')
  await panel.findText('[data-view="message"] pre', MARKUP)
  expect(panel.all('img, script, a[href^="javascript"]')).toHaveLength(0)
  expect('broken' in window).toBe(false)
})
