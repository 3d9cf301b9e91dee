import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../cli/run.ts'
import { until } from '../support/until.ts'
import { captureOf, fileOf, runCli } from './support.ts'

const TOKEN = 'f3a9c1d2e4b5a697'
const refused = await captureOf(
  'refused.har',
  `
    0s   connect wss://a.test/feed?token=${TOKEN} @ start app.js:12:8
    0.1s open
    1s   send {"token":"${TOKEN}"}
    5s   close 4001 "expired ${TOKEN}"
  `,
)
const fine = await captureOf(
  'fine.har',
  `
    0s   connect wss://a.test/feed @ start app.js:12:8
    0.1s open
    1s   receive hello
    2s   pagehide
  `,
)
const storm = await captureOf(
  'storm.har',
  [0, 1, 2, 3, 4, 5]
    .map(
      (n) => `
        ${n * 4}s s${n} connect wss://a.test/feed @ start app.js:12:8
        ${n * 4 + 0.1}s s${n} open
        ${n * 4 + 2}s s${n} close 1006
      `,
    )
    .join('\n'),
)

test('says who closed and why', async () => {
  const { code, out, error } = await runCli(refused)
  expect(out).toContain('refused.har: 1 connection, 1 failure (by WebSocket Doctor')
  expect(out).toContain('Closed by the server: unauthorized')
  expect(out).toContain('4001')
  expect(error).toBe('')
  expect(code).toBe(2)
})

test('the exit code goes by severity', async () => {
  expect((await runCli(fine)).code).toBe(0)
  expect((await runCli(fine, refused)).code).toBe(2)
  expect((await runCli('--fail-on', 'never', refused)).code).toBe(0)
  expect((await runCli('--fail-on', 'failure', storm)).code).toBe(2)
})

test('a reconnect storm fails a run', async () => {
  const { code, out } = await runCli(storm)
  expect(out).toContain('Reconnect loop')
  expect(code).toBe(2)
})

test('as data, it says the same', async () => {
  const { out } = await runCli('--json', refused)
  const report = JSON.parse(out)
  expect(report).toMatchObject({ file: 'refused.har', severity: 'failure', problems: [] })
  expect(report.connections[0]).toMatchObject({
    state: 'closed',
    lasted: 5_000,
    endRecorded: true,
    sent: { count: 1 },
    verdict: { cause: 'unauthorized', closedBy: 'server' },
  })
})

test('no secret is in what it says, unless it is asked for', async () => {
  for (const format of [[], ['--json'], ['--markdown'], ['--html'], ['--ndjson'], ['--otlp']]) {
    const { out } = await runCli(...format, refused)
    expect(out).not.toContain(TOKEN)
    expect(out).toContain('redacted-')
  }
  expect((await runCli('--reveal', refused)).out).toContain(TOKEN)
})

test('text of a page is no markup and no command to the terminal', async () => {
  const har = readFileSync(refused, 'utf8').replace(
    '"reason":"expired',
    '"reason":"<img/src=x>`**[x](y)\\u001b[31m',
  )
  const hostile = fileOf('hostile.har', har)
  const { out } = await runCli('--markdown', hostile)
  expect(out).toContain('\\<img/src=x\\>\\`\\*\\*\\[x\\](y)')
  expect((await runCli(hostile)).out).not.toContain('\u001b')
})

test('what cannot be read is named, and the rest is', async () => {
  const broken = fileOf('broken.har', '{"log":{"version":"1.2","entries":[')
  const { code, out, error } = await runCli(broken, '/nowhere.har', fine)
  expect(error).toContain(`${broken}: No connection could be read`)
  expect(error).toContain('/nowhere.har: ENOENT')
  expect(out).toContain('fine.har')
  expect(code).toBe(3)
})

test.for([
  [[], 'No file was named'],
  [['--json', '--otlp', 'a.har'], 'exclude each other'],
  [['--html', 'a.har', 'b.har'], 'a page of one file'],
  [['--fail-on', 'sometimes', 'a.har'], 'not sometimes'],
  [['--colour', 'a.har'], '--colour'],
] as const)('wrong arguments: %j', async ([args, words]) => {
  const { code, error } = await runCli(...args)
  expect(error).toContain(words)
  expect(error).toContain('Usage:')
  expect(code).toBe(3)
})

test('a watched folder is read as captures appear', async () => {
  const watched = await mkdtemp(join(tmpdir(), 'websocket-doctor-watch-'))
  const stop = new AbortController()
  const out: string[] = []
  const done = run(
    ['--watch', watched],
    { out: (text) => out.push(text), error: (text) => out.push(text) },
    stop.signal,
  )
  writeFileSync(join(watched, 'new.har'), readFileSync(refused))
  writeFileSync(join(watched, 'other.txt'), 'no capture')
  await until(() => out.some((text) => text.includes('new.har: 1 connection')), 'the report')
  stop.abort()
  expect(await done).toBe(2)
  await rm(watched, { recursive: true })
})

test('a folder that is not there cannot be watched', async () => {
  const said: string[] = []
  const code = await run(
    ['--watch', join(tmpdir(), 'websocket-doctor-nowhere')],
    { out: () => {}, error: (text) => said.push(text) },
    new AbortController().signal,
  )
  expect(code).toBe(3)
  expect(said.join()).toContain('ENOENT')
})

test('reading stops when it is told to', async () => {
  const said: string[] = []
  const code = await run(
    [refused],
    { out: (text) => said.push(text), error: (text) => said.push(text) },
    AbortSignal.abort(),
  )
  expect(code).toBe(3)
  expect(said.join()).toContain('abort')
})
