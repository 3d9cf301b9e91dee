import { expect, test } from 'vitest'
import { createSourceMaps } from '../../panel/source-map.ts'

const SCRIPT = 'https://a.test/js/app.js'
const HERE = { url: SCRIPT, line: 1, column: 9 }

/** Column 9 of line 1 is line 4, column 3 of the source. */
const MAP = { version: 3, sources: ['../src/feed.ts'], names: [], mappings: 'QAGE' }

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
  ['base64', `data:application/json;base64,${btoa(JSON.stringify(MAP))}`],
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
