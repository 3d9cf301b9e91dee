import { describe, expect, test } from 'vitest'
import { appFrame, callerFrame, fileAndLine, initiatorKey, parseStack } from '../../src/stack.ts'

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

describe('parseStack', () => {
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
      const started = performance.now()
      expect(parseStack(stack)).toEqual([])
      expect(performance.now() - started).toBeLessThan(500)
    },
  )
})

describe('appFrame', () => {
  test.each([
    ['Chromium', CHROMIUM, 'feed.ts:44'],
    ['Firefox', FIREFOX, 'feed.ts:44'],
  ])('skips extensions and libraries in %s', (_, stack, expected) => {
    const frame = appFrame(stack)
    expect(frame && fileAndLine(frame)).toBe(expected)
  })

  test('falls back to the library where there is nothing else', () => {
    const stack = 'Error\n    at close (https://cdn.test/socket.io.min.js:6:100)'
    expect(appFrame(stack)).toMatchObject({ url: 'https://cdn.test/socket.io.min.js', line: 6 })
  })

  test.each([
    ['an inline script', 'https://app.test/', 'app.test/:3'],
    ['a blob', 'blob:https://app.test/1-2-3', '1-2-3:3'],
    ['srcdoc', 'about:srcdoc', 'about:srcdoc:3'],
    ['webpack', 'webpack-internal:///./src/App.jsx', 'App.jsx:3'],
  ])('names %s', (_, url, expected) => {
    const frame = appFrame(`Error\n    at f (${url}:3:1)`)
    expect(frame && fileAndLine(frame)).toBe(expected)
  })

  test('has nothing to say without a stack', () => {
    expect(appFrame(undefined)).toBeUndefined()
    expect(callerFrame('')).toBeUndefined()
  })
})

test('the initiator is the line that called, library or not, whatever its version query', () => {
  expect(initiatorKey(CHROMIUM)).toBe('https://app.test/node_modules/lib/index.js:9:7')
  expect(initiatorKey('Error\n    at f (https://app.test/a.js?v=1:2:3)')).toBe(
    'https://app.test/a.js:2:3',
  )
  expect(initiatorKey(undefined)).toBe('')
})
