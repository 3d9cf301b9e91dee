import { expect, test } from 'vitest'
import type { DocumentId } from '../../../src/event.ts'
import { learnSecrets } from '../../../src/har/learn.ts'
import { heartbeatOf } from '../../../src/heartbeat.ts'
import { libraryOf } from '../../../src/knowledge/libraries.ts'
import { createLog, DEFAULT_BOUNDS, type Log, record } from '../../../src/log.ts'
import { trace } from '../../support/trace.ts'
import { harOf, readText } from './support.ts'

const EXPIRY = Date.UTC(2026, 0, 2) / 1000
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const JWT = `${part({ alg: 'HS256' })}.${part({ sub: 'ada', exp: EXPIRY })}.c2lnbmF0dXJl`

const { log, now } = trace(`
  0s    connect wss://a.test/feed?token=${JWT} @ start app.js:12:8
  0.1s  open
  1s    receive {"type":"welcome"}
  5s    send {"type":"ping"} every 5s until 60s
  90s   close 1006
`)

async function factsIn(har: string) {
  return JSON.parse(har).log.entries[0]._websocketDoctor.facts
}

test.for(['none', 'sizes', 'redacted', 'full'] as const)(
  'what the messages told survives payloads: %s',
  async (payloads) => {
    const secrets = await learnSecrets(log, {})
    const har = await harOf(log, now, { payloads, secrets })
    expect(await factsIn(har)).toMatchObject({
      library: 'action-cable',
      tokenExpiry: EXPIRY * 1000,
      silences: { any: 30_000, receive: 89_000, send: 30_000 },
      sent: { count: 12 },
    })
    const imported = await readText(har)
    const [connection] = imported.log.connections.values()
    if (!connection) throw new Error('nothing was imported')
    expect(libraryOf(connection)?.id).toBe('action-cable')
    expect(heartbeatOf(connection)).toMatchObject({ label: 'JSON ping', intervalMs: 5_000 })
    expect(connection.sent.count).toBe(12)
    expect(connection.messages).toHaveLength(payloads === 'none' ? 0 : 13)
  },
)

test('what was evicted before the export is known by its counts', async () => {
  const small = startSmallLog()
  const imported = await readText(await harOf(small, 1_000))
  const [connection] = imported.log.connections.values()
  expect(connection?.received.count).toBe(100)
  expect(connection?.messages.length).toBe([...small.connections.values()][0]?.messages.length)
  expect(imported.log.dropped.messages).toBeGreaterThan(0)
})

function startSmallLog(): Log {
  const small = createLog({ ...DEFAULT_BOUNDS, bodyBytes: 1_000, messages: 32, connections: 10 })
  const doc = 'a' as DocumentId
  const own = { at: 1, socket: 1 }
  record(small, doc, {
    kind: 'construct',
    seq: 1,
    ...own,
    source: 'app',
    url: 'wss://a.test/',
    protocols: [],
  })
  record(small, doc, { kind: 'open', seq: 2, ...own, protocol: '', extensions: '' })
  for (let index = 0; index < 100; index++) {
    record(small, doc, {
      kind: 'message',
      seq: 3 + index,
      at: 2 + index,
      socket: 1,
      direction: 'receive',
      type: 'text',
      size: 40,
      body: 'x'.repeat(40),
      whole: true,
    })
  }
  return small
}
