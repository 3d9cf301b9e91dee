import { expect, test } from 'vitest'
import type { DocumentId } from '../../src/event.ts'
import { createLog, pageOf } from '../../src/log.ts'
import { trace } from '../support/trace.ts'
import { createSpill } from './spill.ts'
import { mountPanel, type Panel, panelOf } from './support.ts'

const TOKEN = 'f3a9c1d2e4b5a697'
const STORY = `
  0s   connect wss://a.test/feed?token=${TOKEN} @ start app.js:12:8
  0.1s open
  1s   receive hello ${TOKEN}
  5s   close 4001 "expired ${TOKEN}"
`

/** What a panel gone without being asked left of a story. */
async function leftBehind(story = STORY) {
  const spill = createSpill()
  const panel = panelOf(story, { spill })
  await panel.until(() => spill.left(), 'the file')
  panel.unmount()
  return spill
}

/** The same page, which tells nothing of its past again. */
function emptyLogOf(documents: readonly string[] = []) {
  const log = createLog()
  for (const id of documents) pageOf(log, id as DocumentId)
  return log
}

const recovered = (panel: Panel) => panel.all('[data-source="import"]')

test('what is left holds no secret', async () => {
  const spill = await leftBehind()
  expect(spill.left()).toMatchObject({ held: [[expect.any(String), 1]] })
  const text = await spill.text()
  expect(text).toContain('token=redacted-1')
  expect(text).toContain('hello redacted-1')
  expect(text).not.toContain(TOKEN)
})

test('the next panel of the page opens it, with its verdicts, and can let it go', async () => {
  const spill = await leftBehind()
  const panel = mountPanel({ log: emptyLogOf(spill.left()?.documents), spill })
  const row = await panel.find('[data-source="import"][data-cause]')
  expect(row.dataset.cause).toBe('unauthorized')
  await panel.findText('[data-view="recovery"]', 'Recovered: what the panel held until')
  await panel.click('[data-action="discard"]')
  await panel.until(() => recovered(panel).length === 0, 'it closed')
  expect(panel.all('[data-view="recovery"]')).toEqual([])
  expect(spill.left()).toBeUndefined()
})

test('nothing is opened that the page tells again itself, or that is of another page', async () => {
  const spill = await leftBehind()
  const again = panelOf(STORY, { spill })
  const other = mountPanel({ log: emptyLogOf(['other']), spill: await leftBehind() })
  const writes = spill.writes()
  // It leaves a file only once it has decided.
  await again.until(() => spill.writes() > writes, 'the next file')
  expect(recovered(again)).toEqual([])
  expect(recovered(other)).toEqual([])
})

test('clearing the log clears what is left, and a pause leaves nothing new', async () => {
  const spill = createSpill()
  const panel = panelOf(STORY, { spill })
  await panel.until(() => spill.left(), 'the file')
  await panel.click('[data-action="clear"]')
  expect(spill.left()).toBeUndefined()
  const paused = createSpill()
  const other = panelOf(STORY, { spill: paused })
  await other.click('[data-action="record"]')
  await panel.click('[data-action="undo"]')
  await panel.until(() => spill.left(), 'what was brought back')
  expect(paused.left()).toBeUndefined()
})

test('a page that says new secrets without end is left alone', async () => {
  const spill = createSpill()
  const { log } = trace(`
    0s   connect wss://a.test/feed
    0.1s open
  `)
  const [connection] = log.connections.values()
  for (let seq = 10; seq < 22; seq++) {
    const token = Array.from({ length: 1_000 }, (_, index) => `t0k3n-${seq}-${index * 7919}`)
    const body = JSON.stringify({ token })
    const own = { kind: 'message', direction: 'receive', type: 'text', whole: true } as const
    connection?.messages.push({ ...own, seq, at: seq, socket: 1, size: body.length, body })
  }
  const panel = mountPanel({ log, spill })
  let cleared = false
  const clear = spill.clear
  spill.clear = async () => {
    cleared = true
    await clear()
  }
  await panel.until(() => cleared, 'it gave up')
  expect(spill.writes()).toBe(0)
})
