import { expect, test } from 'vitest'
import { chartsOf } from '../../panel/traffic/curves.ts'
import { heartbeatsOf } from '../../src/heartbeat.ts'
import { trace } from '../support/trace.ts'
import { panelOf } from './support.ts'

const FEED = `
    0s    connect  wss://a.test/feed
  0.1s    open
    1s    send     {"type":"ping"} every 1s until 8s
  1.02s   receive  {"type":"pong"} every 1s until 8.02s
  8.5s    receive  <20000 bytes>
    9s    now
`

test('totals, the largest, the busiest second and the heartbeat in words', async () => {
  const panel = panelOf(FEED)
  ;(await panel.find('[data-connection]')).click()
  await panel.click('[data-tab="traffic"]')
  const view = await panel.find('[data-view="traffic"]')
  const words = view.textContent ?? ''
  expect(words).toContain('8 messages · 120 B in all · 15 B the largest · 1/s at the most')
  expect(words).toContain('20.1 kB in all · 20 kB the largest')
  expect(words).toMatch(
    /JSON ping, sent 8 times · every 1\.0 s ± 0 ms · round trip 20 ms, jitter 0 ms/,
  )
  expect(panel.all('figcaption').map((one) => one.textContent)).toEqual([
    'Messages per second',
    'Bytes per second',
    'Round trip of the heartbeat',
  ])
})

test('curves are per second, whatever the length of a bucket', () => {
  const connection = trace(FEED).connection()
  const [messages, bytes, trips] = chartsOf(connection.rates, heartbeatsOf(connection))
  expect(messages?.times[1]).toBe((messages?.times[0] ?? 0) + 1)
  expect(messages?.curves.map(({ values }) => values[1])).toEqual([1, 1])
  expect(bytes?.curves[1]?.values.at(-1)).toBe(20_015)
  expect(trips?.curves[0]?.values).toHaveLength(8)
  const slow = chartsOf({ ...connection.rates, length: 2_000 }, [])
  expect(slow[0]?.curves.map(({ values }) => values[1])).toEqual([0.5, 0.5])
})

test('a connection without traffic has no curve, and says so', async () => {
  const panel = panelOf(FEED.split('\n').slice(0, 3).join('\n'))
  ;(await panel.find('[data-connection]')).click()
  await panel.click('[data-tab="traffic"]')
  await panel.findText('[data-view="traffic"] p', 'No message passed')
  expect(panel.all('figure')).toEqual([])
})
