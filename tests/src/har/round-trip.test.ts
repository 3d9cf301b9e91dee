import fc from 'fast-check'
import { expect, test } from 'vitest'
import { learnSecrets } from '../../../src/har/learn.ts'
import { isHeartbeat } from '../../../src/heartbeat.ts'
import { trace } from '../../support/trace.ts'
import { logOf } from '../diagnose/anything.ts'
import { stories } from '../diagnose/stories.ts'
import { decisions, harOf, readText, tellAll } from './support.ts'

/** Hundreds of runs take a while on a busy machine; ms. */
const TIMEOUT = 60_000

test(
  'whatever happened, it comes back the same',
  async () => {
    await fc.assert(
      fc.asyncProperty(stories, fc.nat(10_000), async (steps, later) => {
        const { log, now } = logOf(steps)
        fc.pre(log.connections.size > 0)
        const imported = await readText(await harOf(log, now + later))
        expect(imported.problems).toEqual([])
        expect(imported.now).toBe(now + later)
        expect([...imported.log.pages]).toEqual([...log.pages])
        expect(tellAll(imported.log, imported.now)).toEqual(tellAll(log, now + later))
      }),
      { numRuns: 200 },
    )
  },
  TIMEOUT,
)

test(
  'neither covering nor leaving out changes a verdict',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        stories,
        fc.constantFrom('none', 'sizes', 'redacted', 'full'),
        async (steps, payloads) => {
          const { log, now } = logOf(steps)
          fc.pre(log.connections.size > 0)
          const secrets = await learnSecrets(log, {})
          const imported = await readText(await harOf(log, now, { payloads, secrets }))
          expect(imported.problems).toEqual([])
          expect(decisions(imported.log, imported.now)).toEqual(decisions(log, now))
        },
      ),
      { numRuns: 100 },
    )
  },
  TIMEOUT,
)

test('heartbeats that are longer than a ping are known in a file, too', async () => {
  const { log, now } = trace(`
      0s  connect  wss://a.test/socket/websocket?vsn=2.0.0
    0.1s  open
     30s  send     [null,"1","phoenix","heartbeat",{}] every 30s until 3m
   30.1s  receive  [null,"1","phoenix","phx_reply",{"response":{},"status":"ok"}] every 30s until 3m
     40s  receive  ["3","3","room:1","new_msg",{"body":"a message that is longer than any ping"}]
  `)
  const { log: imported } = await readText(await harOf(log, now))
  for (const connection of [...log.connections.values(), ...imported.connections.values()]) {
    const data = connection.messages.filter((message) => !isHeartbeat(message, connection))
    expect(data).toMatchObject([{ body: expect.stringContaining('new_msg') }])
  }
})

test('a part of a capture has the verdicts of the whole', async () => {
  const { log, now } = trace(`
      0s  a connect  wss://a.test/feed  @ start app.js:12:8
    0.1s  a open
     60s  a close    1006
     61s  b connect  wss://a.test/feed  @ start app.js:12:8
   61.1s  b open
    121s  b close    1006
  `)
  const [first] = log.connections.values()
  if (!first) throw new Error('the trace has connections')
  const only = new Set([first.id])
  const part = await readText(await harOf(log, now, { only }))
  expect(decisions(part.log, part.now)).toEqual(decisions(log, now).slice(0, 1))
  const again = await readText(await harOf(part.log, part.now))
  expect(decisions(again.log, again.now)).toEqual(decisions(part.log, part.now))
})
