import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ownName } from '../../src/frame.ts'
import { appFrame, fileAndLine, initiatorKey, isFromConsole, scriptsOf } from '../../src/stack.ts'
import { parseStack } from '../../src/stack-lines.ts'
import { cpuTime } from '../support/cpu-time.ts'

const CHROMIUM = `Error
    at Object.apply (chrome-extension://abcdef/extension/page.iife.js:1:900)
    at WebSocket.close (https://app.test/node_modules/lib/index.js:9:7)
    at async Feed.stop (https://app.test/src/feed.ts?t=1700:44:3)
    at https://app.test/app.js:5:1
    at new Promise (<anonymous>)`

const FIREFOX = `apply@moz-extension://1b2c/extension/page.iife.js:1:900
close@https://app.test/node_modules/lib/index.js:9:7
stop@https://app.test/src/feed.ts:44:3
setTimeout handler*start@https://app.test/app.js:5:1
@https://app.test/:12:9
`

test('reads Chromium', () => {
  expect(parseStack(CHROMIUM)).toEqual([
    {
      functionName: 'Object.apply',
      url: 'chrome-extension://abcdef/extension/page.iife.js',
      line: 1,
      column: 900,
      async: false,
    },
    {
      functionName: 'WebSocket.close',
      url: 'https://app.test/node_modules/lib/index.js',
      line: 9,
      column: 7,
      async: false,
    },
    {
      functionName: 'Feed.stop',
      url: 'https://app.test/src/feed.ts?t=1700',
      line: 44,
      column: 3,
      async: true,
    },
    { url: 'https://app.test/app.js', line: 5, column: 1, async: false },
  ])
})

test('reads Firefox', () => {
  expect(
    parseStack(FIREFOX).map(({ functionName, line, async }) => [functionName, line, async]),
  ).toEqual([
    ['apply', 1, false],
    ['close', 9, false],
    ['stop', 44, false],
    ['start', 5, true],
    [undefined, 12, false],
  ])
})

test.each(['', 'Error', 'nonsense', '@@@@:::', 'x'.repeat(100_000), '"@"'.repeat(50_000)])(
  'takes what a page makes of it (%#)',
  (stack) => {
    const started = cpuTime()
    expect(parseStack(stack)).toEqual([])
    expect(cpuTime() - started).toBeLessThan(500)
  },
)

const frame = (line: string) => parseStack(line)[0]

describe('V8', () => {
  test.each([
    ['at f (https://a.test/app.js:3:4)', 'f', 'https://a.test/app.js'],
    ['at https://a.test/app.js:3:4', undefined, 'https://a.test/app.js'],
    ['at new Feed (https://a.test/app.js:3:4)', 'new Feed', 'https://a.test/app.js'],
    ['at S.g [as fn] (https://a.test/app.js:3:4)', 'S.g [as fn]', 'https://a.test/app.js'],
    ['at async stop (https://a.test/app.js:3:4)', 'stop', 'https://a.test/app.js'],
    ['at async https://a.test/app.js:3:4', undefined, 'https://a.test/app.js'],
    ['at async Promise.all (index 0)', undefined, undefined],
    ['at new Promise (<anonymous>)', undefined, undefined],
    ['at Array.forEach (<anonymous>)', undefined, undefined],
    ['at <anonymous>:3:4', undefined, '<anonymous>'],
    ['at b (blob:https://a.test/1-2:3:4)', 'b', 'blob:https://a.test/1-2'],
    ['at d (data:text/javascript,f():3:4)', 'd', 'data:text/javascript,f()'],
    ['at http://[::1]:5173/src/a.ts:3:4', undefined, 'http://[::1]:5173/src/a.ts'],
    ['at https://a.test/x.wasm:wasm-function[12]:0x1f3', undefined, undefined],
    [
      'at eval (webpack-internal:///(app-pages-browser)/./src/Feed.tsx:3:4)',
      'eval',
      'webpack-internal:///(app-pages-browser)/./src/Feed.tsx',
    ],
    [
      'at o (https://a.test/_next/static/chunks/app/(shop)/page-1a2b.js:3:4)',
      'o',
      'https://a.test/_next/static/chunks/app/(shop)/page-1a2b.js',
    ],
    [
      'at eval (eval at run (https://a.test/a.js:3:4), <anonymous>:1:7)',
      'eval',
      'https://a.test/a.js',
    ],
    [
      'at eval (eval at b (eval at a (https://a.test/(x)/a.js:3:4), <anonymous>:1:1), <anonymous>:1:7)',
      'eval',
      'https://a.test/(x)/a.js',
    ],
  ])('%s', (line, functionName, url) => {
    const found = frame(`    ${line}`)
    expect([found?.functionName, found?.url]).toEqual([functionName, url])
    if (found) expect([found.line, found.column]).toEqual([3, 4])
  })
})

describe('SpiderMonkey', () => {
  test.each([
    ['f@https://a.test/app.js:3:4', 'f', 'https://a.test/app.js'],
    ['@https://a.test/app.js:3:4', undefined, 'https://a.test/app.js'],
    ['setup/</<@https://a.test/app.js:3:4', 'setup/</<', 'https://a.test/app.js'],
    ['f@https://a.test/@vite/client:3:4', 'f', 'https://a.test/@vite/client'],
    ['async*f@https://a.test/app.js:3:4', 'f', 'https://a.test/app.js'],
    ['f@https://a.test/a.js line 3 > eval:1:7', 'f', 'https://a.test/a.js'],
    ['anonymous@https://a.test/a.js line 3 > Function:1:7', 'anonymous', 'https://a.test/a.js'],
    ['f@https://a.test/a.js line 3 > eval line 2 > eval:1:7', 'f', 'https://a.test/a.js'],
    ['@debugger eval code:3:4', undefined, 'debugger eval code'],
    ['f@https://a.test/x.wasm:wasm-function[12]:0x1f3', undefined, undefined],
  ])('%s', (line, functionName, url) => {
    const found = frame(line)
    expect([found?.functionName, found?.url]).toEqual([functionName, url])
    if (found) expect(found.line).toBe(3)
  })

  test('tells what scheduled a call', () => {
    const stack = 'stop@https://a.test/a.js:3:4\nsetTimeout handler*start@https://a.test/a.js:9:1\n'
    expect(parseStack(stack).map(({ scheduler, async }) => [scheduler, async])).toEqual([
      [undefined, false],
      ['setTimeout handler', true],
    ])
  })
})

test.each([
  ['stop@https://a.test/app.js:3:4', 'stop'],
  ['https://a.test/app.js:3:4', undefined],
  ['global code@https://a.test/app.js:3:4', undefined],
  ['module code@https://a.test/app.js:3:4', undefined],
  ['async stop@https://a.test/app.js:3:4', 'stop'],
])('JavaScriptCore: %s', (line, functionName) => {
  const found = frame(`close@[native code]\n${line}`)
  expect(found).toMatchObject({ url: 'https://a.test/app.js', line: 3, column: 4 })
  expect(found?.functionName).toBe(functionName)
})

test.each([
  ['at t.close (https://a.test/a.js:1:1)', 'close'],
  ['at new f (https://a.test/a.js:1:1)', 'f'],
  ['at Gh.unmount.Wh.unmount (https://a.test/a.js:1:1)', 'unmount'],
  ['at ReactiveEffect.getter [as fn] (https://a.test/a.js:1:1)', 'getter'],
  ['at Array.<anonymous> (https://a.test/a.js:1:1)', ''],
  ['at https://a.test/a.js:1:1', ''],
  ['e.prototype._disconnect@https://a.test/a.js:1:1', '_disconnect'],
  ['cr/t.__weh@https://a.test/a.js:1:1', '__weh'],
  ['setup/</<@https://a.test/a.js:1:1', ''],
  ['K.unmount/<@https://a.test/a.js:1:1', ''],
])('the own name in %s', (line, expected) => {
  const found = frame(line)
  expect(found && ownName(found)).toBe(expected)
})

describe('whatever a page writes', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      'at ',
      'eval at ',
      ' (',
      ')',
      '@',
      '*',
      ':1',
      ':99999999999999999999:1',
      '\n',
      'https://a.test/',
      ' line 3 > eval',
      '\u0000\u202e',
      '<img src=x onerror=alert(1)>',
      '"@"',
      'async ',
    ),
  )

  test('becomes positions that can be shown', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const stack = pieces.join('')
        for (const one of parseStack(stack)) {
          expect(one.url).not.toBe('')
          expect(Number.isSafeInteger(one.line) && Number.isSafeInteger(one.column)).toBe(true)
          expect(`${one.url}${one.functionName}${one.scheduler}`).not.toMatch(/[\p{Cc}\p{Cf}]/u)
          expect(ownName(one)).not.toMatch(/[./]$/)
          expect(fileAndLine(one)).toMatch(/:\d+$/)
        }
        appFrame(stack)
        initiatorKey(stack)
        isFromConsole(stack)
        scriptsOf(stack)
      }),
      { numRuns: 2_000 },
    )
  })

  const MANY = 10_000_000
  test.each([
    ['one line', 'x'.repeat(MANY)],
    ['lines', '\n'.repeat(MANY)],
    ['calls', '    at f (https://a.test/a.js:1:1)\n'.repeat(MANY / 40)],
    ['one call', `    at f (https://a.test/${'a'.repeat(MANY)}.js:1:1)`],
    ['parentheses', `at ${'('.repeat(MANY)}:1:1)`],
    ['evals', `at e (${'eval at a ('.repeat(MANY / 20)}:1:1)`],
    ['evals on each line', `at e (${'eval at a ('.repeat(80)}:1:1)\n`.repeat(10_000)],
    ['positions on each line', `at f (${':1'.repeat(490)}x)\n`.repeat(10_000)],
    ['names', `${'@*'.repeat(490)}\n`.repeat(10_000)],
  ])('takes little time: 10 MB of %s', (_, stack) => {
    // The first reading joins the repeated text, which is the test's own work.
    parseStack(stack)
    const started = cpuTime()
    const frames = parseStack(stack)
    expect(cpuTime() - started).toBeLessThan(500)
    expect(frames.length).toBeLessThanOrEqual(100)
    for (const { url } of frames) expect(url.length).toBeLessThanOrEqual(1_000)
  })

  test('a call too long to show keeps its name and its position', () => {
    const url = `data:text/javascript;base64,${'A'.repeat(9_000)}`
    expect(frame(`    at stop (${url}:3:4)`)).toMatchObject({ functionName: 'stop', line: 3 })
  })
})
