import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { captureOf, fileOf, runCli } from './support.ts'

test('DuckDB answers questions over the events', async () => {
  const capture = await captureOf(
    'shop.har',
    `
      0s   connect wss://a.test/feed @ start app.js:12:8
      0.1s open
      1s   receive {"n":1} every 1s until 20s
      30s  close 1006
      31s  b connect wss://b.test/feed @ start app.js:12:8
      32s  b close 1006
    `,
  )
  const lines = fileOf('shop.ndjson', (await runCli('--ndjson', capture)).out)
  const database = await (await DuckDBInstance.create(':memory:')).connect()
  const answer = await database.runAndReadAll(`
    SELECT url, count(*) FILTER (kind = 'message') AS messages, max(cause) AS cause,
           max(time) - min(time) AS span
    FROM read_ndjson_auto('${lines}') WHERE connection IS NOT NULL AND kind <> 'finding'
    GROUP BY url ORDER BY url
  `)
  const rows = answer.getRowObjectsJson()
  expect(rows).toMatchObject([
    { url: 'wss://a.test/feed', messages: '20', cause: 'connection-lost' },
    { url: 'wss://b.test/feed', messages: '0', cause: 'handshake-failed' },
  ])
  database.closeSync()
})
