import { describe, expect, test } from 'vitest'
import { appFrame, fileAndLine, initiatorKey, isFromConsole } from '../../src/stack.ts'

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

describe('appFrame', () => {
  test.each([
    ['Chromium', CHROMIUM, 'feed.ts:44'],
    ['Firefox', FIREFOX, 'feed.ts:44'],
  ])('skips extensions and libraries in %s', (_, stack, expected) => {
    const frame = appFrame(stack)
    expect(frame && fileAndLine(frame)).toBe(expected)
  })

  test.each([
    ['a package', 'https://app.test/node_modules/.pnpm/ws@8/node_modules/lib/index.js'],
    ['Vite', 'https://app.test/node_modules/.vite/deps/chunk-ABC.js?v=1a2b'],
    ['Vite, deps of a preview', 'https://app.test/.vite/deps_ssr/react.js'],
    ['webpack', 'webpack-internal:///(app-pages-browser)/./node_modules/lib/index.js'],
    ['the sources of a map', 'webpack://app/./node_modules/lib/index.js'],
    ['Vue CLI', 'https://app.test/js/chunk-vendors.8a1f3c2d.js'],
    ['webpack, split', 'https://app.test/static/js/vendors~main.chunk.js'],
    ['webpack, named', 'https://app.test/vendors-node_modules_lib_index_js.js'],
    ['Rollup', 'https://app.test/assets/vendor-Dk3a.js'],
    ['Next.js', 'https://app.test/_next/static/chunks/framework-0a1b.js'],
    ['Turbopack', 'https://app.test/_next/static/chunks/node_modules_next_dist_1.js'],
    ['Angular', 'https://app.test/polyfills-FFHMD2TL.js'],
    ['unpkg', 'https://unpkg.com/lib@4/dist/lib.umd.js'],
    ['jsDelivr', 'https://cdn.jsdelivr.net/npm/lib@4/+esm'],
    ['esm.sh', 'https://esm.sh/lib@4/es2022/lib.mjs'],
    ['cdnjs', 'https://cdnjs.cloudflare.com/ajax/libs/lib/4.0.0/lib.min.js'],
    ['Pusher', 'https://js.pusher.com/8.4.0/pusher.min.js'],
  ])('skips what %s serves', (_, url) => {
    const stack = `Error\n    at close (${url}:9:7)\n    at stop (https://app.test/feed.js:44:3)`
    expect(appFrame(stack)).toMatchObject({ url: 'https://app.test/feed.js' })
  })

  test.each([
    'https://app.test/src/vendors/list.js',
    'https://app.test/main.js',
    'https://cdn.jsdelivr.net/gh/someone/app@1/feed.js',
    'https://app.test/vendor-list/feed.js',
    'https://app.test/mainframe-1.js',
    'https://app.test/_next/static/chunks/app/(shop)/page-1a2b.js',
  ])('takes %s for the app', (url) => {
    const stack = `Error\n    at f (${url}:1:1)\n    at g (https://app.test/outer.js:44:3)`
    expect(appFrame(stack)).toMatchObject({ url })
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
    ['a data: URL', 'data:text/javascript;base64,Zm9v/YmFy', 'data: script:3'],
  ])('names %s', (_, url, expected) => {
    const frame = appFrame(`Error\n    at f (${url}:3:1)`)
    expect(frame && fileAndLine(frame)).toBe(expected)
  })

  test('has nothing to say without a stack', () => {
    expect(appFrame(undefined)).toBeUndefined()
    expect(initiatorKey('')).toBe('')
  })
})

test('the initiator is the line that called, library or not, whatever its version query', () => {
  expect(initiatorKey(CHROMIUM)).toBe('https://app.test/node_modules/lib/index.js:9:7')
  expect(initiatorKey('Error\n    at f (https://app.test/a.js?v=1:2:3)')).toBe(
    'https://app.test/a.js:2:3',
  )
  expect(initiatorKey(undefined)).toBe('')
})

test.each([
  ['typed into Chromium’s console', 'Error\n    at <anonymous>:1:8', true],
  ['calling the app', 'Error\n    at stop (https://a.test/a.js:3:1)\n    at <anonymous>:1:8', true],
  ['typed into Firefox’s console', '@debugger eval code:1:8\n', true],
  ['a snippet', 'Error\n    at snippet:///Script%20snippet%20%231:1:4', true],
  ['code of a file', 'Error\n    at https://a.test/a.js:3:1', false],
  [
    'made from text by a file',
    'Error\n    at eval (eval at r (https://a.test/a.js:3:1), <anonymous>:1:1)',
    false,
  ],
  ['nothing', '', false],
])('%s', (_, stack, expected) => {
  expect(isFromConsole(stack)).toBe(expected)
})
