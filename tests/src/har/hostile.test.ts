import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readHar } from '../../../src/har/read.ts'
import { trace } from '../../support/trace.ts'
import { harOf, read, readText } from './support.ts'

const { log, now } = trace(`
  0s    connect wss://a.test/feed @ start app.js:12:8
  0.1s  open
  1s    send hello
  2s    receive {"n":1} every 1s until 20s
  30s   close 1006
  31s   b connect wss://a.test/feed
  31.1s b open
  32s   b send bye
  33s   b close 4001 "expired"
`)
const whole = await harOf(log, now)

test('a file that breaks off yields what is whole, or says why there is nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
      const text = whole.slice(0, length)
      const imported = await readText(text).catch((error) => error)
      if (imported instanceof Error) {
        expect(imported.name).toBe('HarError')
        return
      }
      expect(imported.problems.at(-1).text).toBe('is where the file breaks off')
      const [first] = imported.log.connections.values()
      expect(first.url).toBe('wss://a.test/feed')
    }),
  )
})

test('the first connection survives a break in the second', async () => {
  const imported = await readText(whole.slice(0, whole.lastIndexOf('"bye"')))
  expect([...imported.log.connections.values()][0]?.messages).toHaveLength(20)
  expect(imported.problems[0]?.place).toBe('log.entries[1]._webSocketMessages[0]')
})

test.for<[string, string]>([
  ['', 'This is no HAR file'],
  ['[1,2]', 'This is no HAR file'],
  ['nothing', 'not JSON'],
  ['{"log":{"version":"2.0","entries":[]}}', 'log.version is "2.0"'],
  ['{"log":{"version":"1.2","entries":[]}}', 'The file holds no WebSocket connection.'],
  [
    '{"log":{"version":"1.2","entries":[{"request":{"url":"https://a.test/"}}]}}',
    'only 1 other request',
  ],
  ['{"log":{"version":"1.2","entries":[{"request":{"url":"wss://a.test/"} oops', 'log.entries[0]'],
  ['<html>', 'unexpected “<”'],
  [`{"log":{"creator":${'['.repeat(5_000)}`, 'log.creator is nested too deep'],
])('what is no capture is refused, with the place: %#', async ([text, message]) => {
  await expect(readText(text)).rejects.toThrow(message)
})

test('what does not fit is named with its place, and the rest is kept', async () => {
  const har = JSON.parse(whole)
  har.log.entries[0]._webSocketMessages[3] = { type: 'send', time: 'soon' }
  har.log.entries[1]._websocketDoctor.facts.sent = 'much'
  const imported = await read(har)
  expect(imported.problems).toEqual([
    { place: 'log.entries[0]._webSocketMessages[3]', text: 'has no time' },
    {
      place: 'log.entries[1]._websocketDoctor.facts.sent',
      text: 'does not fit: it is left out',
    },
  ])
  expect(imported.log.connections.size).toBe(1)
})

test('times no clock has are refused', async () => {
  const har = JSON.parse(whole)
  har.log.entries[0]._websocketDoctor.events[0].at = 1e300
  har.log.entries[1]._webSocketMessages[0].time = 1e20
  const imported = await read(har).catch((error) => error)
  expect(imported.problems.map(({ place }: { place: string }) => place)).toEqual([
    'log.entries[0]._websocketDoctor.events[0]',
    'log.entries[0]._websocketDoctor.events',
    'log.entries[1]._webSocketMessages[0]',
  ])
})

test('names of prototypes are names', async () => {
  const text = whole.replaceAll(
    '"facts":{',
    '"__proto__":{"polluted":1},"facts":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},',
  )
  const imported = await readText(text)
  expect(imported.problems).toEqual([])
  expect(({} as { polluted?: number }).polluted).toBeUndefined()
  for (const connection of imported.log.connections.values()) {
    expect((connection as { polluted?: number }).polluted).toBeUndefined()
  }
})

test('a newer version of our field is read as another tool’s file', async () => {
  const imported = await readText(whole.replaceAll('{"version":1,', '{"version":99,'))
  expect(imported.capture).toBeUndefined()
  expect(imported.problems[0]?.text).toContain('version 99')
  expect(imported.log.connections.size).toBe(2)
})

test('gzip is read, and one that breaks off as far as it goes', async () => {
  const zipped = gzipSync(whole)
  expect((await readHar(new Blob([zipped]))).log.connections.size).toBe(2)
  const broken = readHar(new Blob([zipped.subarray(0, zipped.length - 40)]))
  expect((await broken).problems.at(-1)?.text).toContain('breaks off')
})

test('a bomb is not opened', async () => {
  const bomb = gzipSync(Buffer.concat([Buffer.from('{"log":'), Buffer.alloc(100 << 20, ' ')]))
  await expect(readHar(new Blob([bomb]))).rejects.toThrow('300 times its size')
})

test('reading can be cancelled', async () => {
  const cancel = new AbortController()
  cancel.abort()
  await expect(readText(whole, { signal: cancel.signal })).rejects.toThrow('aborted')
})

test('what ran when the page called is copied field by field, or refused', async () => {
  const running = (type: unknown) =>
    readText(
      whole.replace(
        '"data":"hello","_websocketDoctor":{',
        (item) =>
          `${item}"running":${JSON.stringify({ type, target: 'other', trusted: true, more: 1 })},`,
      ),
    )
  const [good] = [...(await running('click')).log.connections.values()]
  expect(good?.messages[0]?.running).toEqual({ type: 'click', target: 'other', trusted: true })
  const bad = await running({ toString: 1 })
  expect(bad.problems[0]?.text).toBe('has a field _websocketDoctor that does not fit')
})
