import { beforeEach, expect, test, vi } from 'vitest'
import { createWordAnswers } from '../../../panel/matching/word-answers.ts'
import type { Connection } from '../../../src/connection.ts'
import { parseFilter, passesByWords } from '../../../src/filter/filter.ts'
import type { MatchAnswer, MatchQuestion } from '../../../src/filter/match.ts'
import { HandWorker } from '../hand-worker.ts'
import { InlineWorker } from '../inline-worker.ts'
import { type Panel, panelOf, TWO, typeFilter } from '../support.ts'

beforeEach(() => {
  vi.stubGlobal('Worker', InlineWorker)
  return () => vi.unstubAllGlobals()
})

async function ready(): Promise<{ panel: Panel; shows(paths: string): Promise<unknown> }> {
  const panel = panelOf(TWO)
  await panel.find('[data-verdict]')
  const shown = () => panel.rows().flatMap((row) => (row.hidden ? [] : [row.dataset.url]))
  const named = () => shown().map((url) => url?.split('/').at(-1))
  return { panel, shows: (paths) => panel.until(() => named().join(' ') === paths, paths) }
}

test('a regular expression finds connections by their words and by their messages', async () => {
  const { panel, shows } = await ready()
  for (const [query, paths] of [
    ['/^wss:..b/', 'chat'],
    ['/"T.CK"/', 'feed'],
    ['-/^wss:..b/', 'feed'],
    ['/closed by the (server|page)/', 'feed'],
    ['/feed|chat/ -/tick/', 'feed chat'],
    ['/^(?:wss:)..[ab].*(?:chat)+/', 'chat'],
    ['/(?:"t)+ick/', 'feed'],
    ['/t[io]ck/ dir:sent', ''],
    ['', 'feed chat'],
  ] as const) {
    typeFilter(panel, query)
    await shows(paths)
  }
  expect(panel.all('[role="alert"]')).toEqual([])
})

test('it shows the messages it holds for, and counts them', async () => {
  const { panel } = await ready()
  panel.rows()[0]?.click()
  await panel.click('[data-tab="messages"]')
  typeFilter(panel, '/t.ck/')
  const view = await panel.find('[data-view="messages"]')
  await panel.until(() => view.getAttribute('aria-rowcount') === '1', 'the tick')
  const count = await panel.findText('[data-matches]', '1')
  expect(count.title).toBe('1 message in 1 connection')
})

test('one that never ends is stopped, says so and hides nothing; the next one works', async () => {
  const { panel, shows } = await ready()
  const hung = class extends HandWorker<MatchQuestion, MatchAnswer> {}
  vi.stubGlobal('Worker', hung)
  typeFilter(panel, '/(a+)+$/')
  const alert = await panel.findText('[role="alert"]', 'takes longer than 2 s')
  const box = await panel.find('[data-action="filter"]')
  expect(box.getAttribute('aria-invalid')).toBe('true')
  expect(box.getAttribute('aria-describedby')).toBe(alert.id)
  await shows('feed chat')
  vi.stubGlobal('Worker', InlineWorker)
  typeFilter(panel, '/ch.t/')
  await shows('chat')
  expect(panel.all('[role="alert"]')).toEqual([])
})

test('the words about a connection are asked about once, and the answer before stands meanwhile', async () => {
  const asked: string[] = []
  const waiting: ((holds: Uint8Array) => void)[] = []
  let told = 0
  const about = createWordAnswers(
    {
      free: () => true,
      ask({ joined }, answered) {
        asked.push(joined)
        waiting.push(answered)
      },
      drop: () => {},
      stop: () => {},
    },
    () => told++,
  )
  const filter = parseFilter('/(?:f.)ed/')
  const connection = {} as Connection
  const passes = (words: string) => passesByWords(filter, about(connection, words))
  expect(passes('feed')).toBe(false)
  expect(passes('feed')).toBe(false)
  await Promise.resolve()
  waiting.shift()?.(Uint8Array.of(1))
  expect([passes('feed'), told]).toEqual([true, 1])
  expect(passes('closed')).toBe(true)
  await Promise.resolve()
  waiting.shift()?.(Uint8Array.of(0))
  expect(passes('closed')).toBe(false)
  expect(asked).toEqual(['feed', 'closed'])
})
