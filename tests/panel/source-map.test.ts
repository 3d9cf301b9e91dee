import { afterEach, describe, expect, test, vi } from 'vitest'
import { createSourceMaps } from '../../panel/source-map.ts'

const SCRIPT = 'https://a.test/js/app.js'
const HERE = { url: SCRIPT, line: 1, column: 9 }

/** Column 9 of line 1 is line 4, column 3 of the source. */
const MAP = { version: 3, sources: ['../src/feed.ts'], names: [], mappings: 'QAGE' }

function dataUrl(map: object): string {
  return `data:application/json;base64,${btoa(JSON.stringify(map))}`
}

const INLINE = dataUrl(MAP)

function sourcesOf(files: Record<string, string>) {
  const reads: string[] = []
  const maps = createSourceMaps(async (url) => {
    reads.push(url)
    return files[url]
  })
  return { maps, reads }
}

test('an external map, relative to its script', async () => {
  const { maps, reads } = sourcesOf({
    [SCRIPT]: 'x\n//# sourceMappingURL=maps/app.js.map\n',
    'https://a.test/js/maps/app.js.map': JSON.stringify({ ...MAP, sources: ['../../src/feed.ts'] }),
  })
  expect(await maps.original(HERE)).toEqual({
    url: 'https://a.test/src/feed.ts',
    line: 4,
    column: 3,
  })
  await maps.original(HERE)
  expect(reads).toEqual([SCRIPT, 'https://a.test/js/maps/app.js.map'])
})

test.each([
  ['base64', INLINE],
  ['percent', `data:application/json,${encodeURIComponent(JSON.stringify(MAP))}`],
])('a map in a data: URL, %s', async (_name, url) => {
  const { maps } = sourcesOf({
    [SCRIPT]: `//# sourceMappingURL=none\nx\n//# sourceMappingURL=${url}`,
  })
  expect(await maps.original(HERE)).toEqual({
    url: 'https://a.test/src/feed.ts',
    line: 4,
    column: 3,
  })
})

test('an index map, and a map guarded against inclusion', async () => {
  const index = { version: 3, sections: [{ offset: { line: 0, column: 0 }, map: MAP }] }
  const { maps } = sourcesOf({
    [SCRIPT]: '//# sourceMappingURL=app.js.map',
    'https://a.test/js/app.js.map': `)]}'\n${JSON.stringify(index)}`,
  })
  expect(await maps.original(HERE)).toMatchObject({ url: 'https://a.test/src/feed.ts', line: 4 })
})

test.each([
  ['no script', {}],
  ['no map comment', { [SCRIPT]: 'x' }],
  ['no map', { [SCRIPT]: '//# sourceMappingURL=app.js.map' }],
  ['a map that is no JSON', { [SCRIPT]: '//# sourceMappingURL=data:application/json,{' }],
  ['a map at a scheme that is not read', { [SCRIPT]: '//# sourceMappingURL=file:///etc/passwd' }],
  ['a map URL that is none', { [SCRIPT]: '//# sourceMappingURL=http://[' }],
])('%s: the position stays', async (_name, files) => {
  const { maps } = sourcesOf(files)
  expect(await maps.original(HERE)).toEqual(HERE)
})

test.each([
  ['a page that answers every URL with HTML', '<!doctype html><title>App</title>'],
  ['a map without mappings', '{"version":3,"sources":[]}'],
  ['mappings that are none', JSON.stringify({ ...MAP, mappings: 7 })],
  ['sources that are none', JSON.stringify({ ...MAP, sources: [null] })],
  ['an old version', '{"version":2}'],
  ['no object', 'null'],
  ['nothing', ''],
])('%s for a map: the position stays', async (_name, map) => {
  const { maps } = sourcesOf({
    [SCRIPT]: '//# sourceMappingURL=app.js.map',
    'https://a.test/js/app.js.map': map,
  })
  expect(await maps.original(HERE)).toEqual(HERE)
})

test.each([
  { line: 0, column: 0 },
  { line: -1, column: 1 },
  { line: 1, column: 0 },
  { line: 999_999_999, column: 999_999_999 },
])('a position that cannot be, $line:$column, stays', async (place) => {
  const { maps } = sourcesOf({ [SCRIPT]: `//# sourceMappingURL=${INLINE}` })
  expect(await maps.original({ url: SCRIPT, ...place })).toMatchObject({ url: SCRIPT })
})

test('a map of sections, each with a map of its own', async () => {
  const sections = [
    { offset: { line: 0, column: 0 }, map: { ...MAP, sources: ['../src/first.ts'] } },
    { offset: { line: 10, column: 0 }, map: { ...MAP, sources: ['../src/second.ts'] } },
  ]
  const { maps } = sourcesOf({
    [SCRIPT]: '//# sourceMappingURL=app.js.map',
    'https://a.test/js/app.js.map': JSON.stringify({ version: 3, sections }),
  })
  expect(await maps.original({ ...HERE, line: 11 })).toMatchObject({
    url: 'https://a.test/src/second.ts',
    line: 4,
  })
})

describe('a server that does not answer', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  test.each([
    ['for the script', []],
    ['for the map', [SCRIPT]],
  ])('%s: the position stays, after a while', async (_name, answered: string[]) => {
    vi.useFakeTimers()
    const maps = createSourceMaps((url) =>
      answered.includes(url)
        ? Promise.resolve('//# sourceMappingURL=app.js.map')
        : new Promise(() => {}),
    )
    const position = maps.original(HERE)
    const stack = maps.stack(`    at f (${SCRIPT}:1:9)`)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await position).toEqual(HERE)
    expect(await stack).toBeUndefined()
  })
})

describe('a stack', () => {
  /** Columns 1, 11 and 21: `close` of feed.ts, and two calls of React that know what they call. */
  const NAMED = {
    version: 3,
    sources: ['../src/feed.ts', '../node_modules/react-dom/client.js'],
    names: ['destroy', 'safelyCallDestroy'],
    mappings: 'AAWE,UCXFA,UAAAC',
  }
  const STACK = `Error
    at ${SCRIPT}:1:1
    at Dl (${SCRIPT}:1:11)
    at Zu (${SCRIPT}:1:21)
    at run (https://b.test/other.js:5:5)`

  test('is told as the author wrote it, functions by what their callers call', async () => {
    const { maps } = sourcesOf({
      [SCRIPT]: '//# sourceMappingURL=app.js.map',
      'https://a.test/js/app.js.map': JSON.stringify(NAMED),
    })
    expect((await maps.stack(STACK))?.split('\n')).toEqual([
      '    at destroy (https://a.test/src/feed.ts:12:3)',
      '    at safelyCallDestroy (https://a.test/node_modules/react-dom/client.js:1:1)',
      '    at Zu (https://a.test/node_modules/react-dom/client.js:1:1)',
      '    at run (https://b.test/other.js:5:5)',
    ])
  })

  test('leads back to what the browser ran, and is not mapped again', async () => {
    const { maps, reads } = sourcesOf({ [SCRIPT]: `//# sourceMappingURL=${dataUrl(NAMED)}` })
    await maps.stack(STACK)
    const original = { url: 'https://a.test/src/feed.ts', line: 12, column: 3 }
    expect(await maps.original(original)).toEqual(original)
    expect(maps.generated(original)).toMatchObject({ url: SCRIPT, line: 1, column: 1 })
    expect(maps.generated(HERE)).toBeUndefined()
    expect(reads).not.toContain(original.url)
  })

  test.each(['', 'nonsense', '    at f (blob:https://a.test/1-2:1:1)'])(
    'no map knows says nothing (%#)',
    async (text) => {
      expect(await sourcesOf({}).maps.stack(text)).toBeUndefined()
    },
  )

  test('of many scripts has few of them read', async () => {
    const { maps, reads } = sourcesOf({})
    const lines = Array.from({ length: 90 }, (_, n) => `    at f (https://a.test/${n}.js:1:1)`)
    await maps.stack(lines.join('\n'))
    expect(reads.length).toBeLessThanOrEqual(20)
  })
})

test('maps are forgotten before they fill the memory', async () => {
  const large = 'x'.repeat(20 * 1024 * 1024)
  const urls = [1, 2, 3, 4, 5].map((number) => `https://a.test/${number}.js`)
  const { maps, reads } = sourcesOf(
    Object.fromEntries(urls.map((url) => [url, `${large}\n//# sourceMappingURL=${INLINE}`])),
  )
  for (const url of urls) await maps.original({ ...HERE, url })
  await maps.original({ ...HERE, url: urls[4] ?? '' })
  expect(reads).toHaveLength(5)
  await maps.original({ ...HERE, url: urls[0] ?? '' })
  expect(reads).toHaveLength(6)
})

test('a script that is not http(s) is not read', async () => {
  const { maps, reads } = sourcesOf({})
  const position = { url: 'chrome-extension://abc/page.js', line: 1, column: 1 }
  expect(await maps.original(position)).toEqual(position)
  expect(reads).toEqual([])
})

test('a reader that rejects leaves the position as it is', async () => {
  const maps = createSourceMaps(() => Promise.reject(new Error('gone')))
  expect(await maps.original(HERE)).toEqual(HERE)
})
