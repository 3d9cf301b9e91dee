import { expect, test } from 'vitest'
import { trace, verdictOf, wordsOf } from '../../support/trace.ts'
import { verdictTable } from './table.ts'

const REACT = 'safelyCallDestroy react-dom.js:20:1 < commitHookEffectListUnmount react-dom.js:30:1'

verdictTable({
  'typing closes and opens as StrictMode does, and is none of it': [
    `0s    connect wss://a.test/search?q=a @ app.js:1:1
     0.05s open
     0.15s close() in input:element activation @ app.js:1:30
     0.15s b connect wss://a.test/search?q=ab @ app.js:1:1
     0.2s  close 1005`,
    'page closed-by-page certain',
  ],
  'nor do keys that come between the two': [
    `0s    connect wss://a.test/search?q=a @ app.js:1:1
     0.05s open
     0.14s click
     0.15s close() activation @ app.js:1:30
     0.15s b connect wss://a.test/search?q=ab @ app.js:1:1
     0.2s  close 1005`,
    'page closed-by-page certain',
  ],
  'React’s clean-up in the stack': [
    `0s    connect wss://a.test/feed @ src/feed.jsx:8:5
     0.1s  open
     9s    close() @ src/feed.jsx:12:18 < ${REACT}
     9.1s  close 1005`,
    'page unmounted certain',
    'feed.jsx:12',
    'React',
    'was removed',
  ],
  'a component that failed to render before, and a page that was busy': [
    `0s    connect wss://a.test/feed @ src/feed.jsx:8:5
     0.1s  open
     8.91s exception "x is undefined" @ render src/feed.jsx:20:9
     9s    close() @ src/feed.jsx:12:18 < ${REACT}
     9.1s  close 1005`,
    'page unmounted certain',
    'x is undefined',
    'Repair what throws',
  ],
  'Angular’s ngOnDestroy survives a minifier': [
    `0s    connect wss://a.test/feed
     0.1s  open
     9s    close() @ t.ngOnDestroy main.4f2a.js:1:9000
     9.1s  close 1005`,
    'page unmounted certain',
    'Angular',
  ],
  'while connecting it is the clean-up as well': [
    `0s     connect wss://a.test/feed @ src/feed.jsx:8:5
     0.003s close() @ src/feed.jsx:12:18 < ${REACT}
     0.003s b connect wss://a.test/feed @ src/feed.jsx:8:5
     0.01s  error
     0.01s  close 1006
     0.1s   b open`,
    'page unmounted certain',
    'StrictMode',
  ],
  'the pair StrictMode makes is known without names': [
    `0s     connect wss://a.test/feed @ app.min.js:1:100
     0.003s close() @ app.min.js:1:200 < a app.min.js:1:300
     0.004s b connect wss://a.test/feed @ app.min.js:1:100
     0.01s  error
     0.01s  close 1006
     0.1s   b open`,
    'page unmounted likely',
    'StrictMode',
  ],
  'another line that opens the next socket makes no pair': [
    `0s     connect wss://a.test/feed @ app.min.js:1:100
     0.003s close() @ app.min.js:1:200
     0.004s b connect wss://a.test/feed @ app.min.js:1:900
     0.01s  error
     0.01s  close 1006`,
    'page aborted-while-connecting certain',
  ],
  'an effect that runs again has changing dependencies': [
    `0s     connect wss://a.test/feed @ src/feed.jsx:8:5
     0.1s   open
     9s     close() @ src/feed.jsx:12:18 < ${REACT}
     9.002s b connect wss://a.test/feed @ src/feed.jsx:8:5
     9.1s   close 1005`,
    'page unmounted certain',
    'dependencies',
  ],
  'a hot update is named': [
    `0s     v connect ws://app.test/ protocol=vite-hmr @ @vite/client:1:1
     0.01s  v open protocol=vite-hmr
     0.5s   a connect wss://a.test/feed @ src/feed.jsx:8:5
     0.6s   a open
     8.9s   v receive {"type":"update","updates":[]}
     9s     a close() @ src/feed.jsx:12:18 < ${REACT}
     9.002s b connect wss://a.test/feed @ src/feed.jsx:8:5
     9.1s   a close 1005`,
    'page unmounted certain',
    'hot update',
  ],
  'so is one that shows in the stack alone': [
    `0s     connect wss://a.test/feed @ src/feed.jsx:8:5
     0.1s   open
     9s     close() @ src/feed.jsx:12:18 < ${REACT} < performReactRefresh react-refresh.js:1:1
     9.1s   close 1005`,
    'page unmounted certain',
    'hot update',
  ],
})

test('the second socket of the pair lives and has no verdict', () => {
  const { diagnose } = trace(`
    0s     connect   wss://a.test/feed @ src/feed.jsx:8:5
    0.003s close()   @ src/feed.jsx:12:18
    0.004s b connect wss://a.test/feed @ src/feed.jsx:8:5
    0.01s  error
    0.01s  close     1006
    0.1s   b open
  `)
  expect(diagnose('b')).toMatchObject({ settled: false, findings: [] })
  expect(diagnose('b').verdict).toBeUndefined()
})

verdictTable({
  'what a dev server says on its opening is no update': [
    `0s     v connect ws://app.test/_next/webpack-hmr @ client.js:1:1
     0.01s  v open
     0.02s  v receive {"action":"sync","hash":"1a"}
     0.5s   a connect wss://a.test/feed @ src/feed.jsx:8:5
     0.6s   a open
     1.5s   a close() @ src/feed.jsx:12:18 < ${REACT}
     1.6s   a close 1005`,
    'page unmounted certain',
    'was removed',
  ],
  'new styles run no effect again': [
    `0s     v connect ws://app.test/ protocol=vite-hmr @ @vite/client:1:1
     0.01s  v open protocol=vite-hmr
     0.5s   a connect wss://a.test/feed @ src/feed.jsx:8:5
     0.6s   a open
     8.9s   v receive {"type":"update","updates":[{"type":"css-update"}]}
     9s     a close() @ src/feed.jsx:12:18 < ${REACT}
     9.1s   a close 1005`,
    'page unmounted certain',
    'was removed',
  ],
  'Vue in development': [
    `0s    connect wss://a.test/feed
     0.1s  open
     9s    close() @ Array.<anonymous> src/Feed.vue:20:3 < EffectScope.stop deps/vue.js:317:71 < unmountComponent deps/vue.js:4396:10
     9.1s  close 1005`,
    'page unmounted certain',
    'Feed.vue:20',
    'Vue',
  ],
  'Svelte in development': [
    `0s    connect wss://a.test/feed
     0.1s  open
     9s    close() @ src/Feed.svelte:9:20 < execute_effect_teardown chunk-A.js:2:1 < destroy_effect chunk-A.js:3:1
     9.1s  close 1005`,
    'page unmounted certain',
    'Svelte',
  ],
  'Solid in development': [
    `0s    connect wss://a.test/feed
     0.1s  open
     9s    close() @ Array.<anonymous> src/Feed.jsx:9:20 < cleanNode dev.js:2:1 < cleanNode dev.js:2:1
     9.1s  close 1005`,
    'page unmounted certain',
    'Solid',
  ],
  'a custom element': [
    `0s    connect wss://a.test/feed
     0.1s  open
     9s    close() @ n.disconnectedCallback app.js:1:253 < leave app.js:1:377
     9.1s  close 1005`,
    'page unmounted certain',
    'custom element',
  ],
})

test('an exception long before has nothing to do with a clean-up', () => {
  const verdict = verdictOf(`
    0s    connect wss://a.test/feed @ src/feed.jsx:8:5
    0.1s  open
    7s    exception "x is undefined" @ render src/feed.jsx:20:9
    9s    close() @ src/feed.jsx:12:18 < ${REACT}
    9.1s  close 1005`)
  expect(wordsOf(verdict)).not.toContain('x is undefined')
})
