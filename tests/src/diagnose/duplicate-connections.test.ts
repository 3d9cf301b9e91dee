import { expect, test } from 'vitest'
import { trace } from '../../support/trace.ts'
import { findingTable } from './table.ts'

/** Two of one protocol, whose handshake says nothing of what each is for. */
const alike = (own: string, its: string) => `
     0s    connect wss://a.test/graphql @ app.js:1:1
     0.1s  open
     0.2s  send {"type":"connection_init"}
     0.3s  send ${own}
     1s    b connect wss://a.test/graphql @ app.js:1:1
     1.1s  b open
     1.2s  b send {"type":"connection_init"}
     1.3s  b send ${its}
     7s    send {"say":"one"}
     8s    b send {"say":"another"}
     9s    now`

findingTable({
  'one the page closed, whatever its server answers': [
    `0s    b connect wss://a.test/feed @ app.js:1:1
     0.1s  b open
     1s    b close() activation @ app.js:9:1
     1.1s  connect wss://a.test/feed @ app.js:1:1
     1.2s  open
     8s    now`,
    '',
  ],
  'the same after one handshake for all': [
    alike('{"sub":"prices"}', '{"sub":"prices"}'),
    'duplicate-connections',
  ],
  'something else after it': [alike('{"sub":"prices"}', '{"sub":"news"}'), ''],
  'the same, with an id made up for each': [
    alike(
      '{"id":"3f2a8c52-7b1d-4e9a-9c3e-2a1b4c5d6e7f","sub":"prices"}',
      '{"id":"0c9d1e52-aa1d-4e9a-9c3e-2a1b4c5d6e00","sub":"prices"}',
    ),
    'duplicate-connections',
  ],
  'something else, as bytes': [alike('binary 82 00 01 61', 'binary 82 00 01 62'), ''],
  'the same line, URL and first message, open at once': [
    `0s    connect wss://a.test/feed @ app.js:1:1
     0.1s  open
     0.2s  send {"join":"x"}
     1s    b connect wss://a.test/feed @ app.js:1:1
     1.1s  b open
     1.2s  b send {"join":"x"}
     8s    now`,
    'duplicate-connections',
  ],
  'make before break overlaps for a moment': [
    `0s    connect wss://a.test/feed @ app.js:1:1
     0.1s  open
     1s    b connect wss://a.test/feed @ app.js:1:1
     1.1s  b open
     1.5s  close 1000
     8s    now`,
    '',
  ],
  'different first messages ask for different things': [
    `0s    connect wss://a.test/feed @ app.js:1:1
     0.1s  open
     0.2s  send {"join":"x"}
     1s    b connect wss://a.test/feed @ app.js:1:1
     1.1s  b open
     1.2s  b send {"join":"y"}
     8s    now`,
    '',
  ],
  'another line is another use': [
    `0s    connect wss://a.test/feed @ app.js:1:1
     0.1s  open
     1s    b connect wss://a.test/feed @ app.js:2:1
     1.1s  b open
     8s    now`,
    '',
  ],
  'a test connection is not the app’s': [
    `0s    connect wss://a.test/feed @ app.js:1:1
     0.1s  open
     1s    b connect wss://a.test/feed test @ app.js:1:1
     1.1s  b open
     8s    now`,
    '',
  ],
})

/** Opened one after the other, every `every` seconds, and never closed. */
function mounts(count: number, every: number): string {
  return Array.from({ length: count }, (_, index) => {
    const name = index === 0 ? 'a' : `n${index}`
    return `${index * every}s ${name} connect wss://a.test/feed @ app.js:1:1
      ${index * every + 0.1}s ${name} open
      ${index * every + 0.2}s ${name} send {"join":"x"}`
  }).join('\n')
}

test('a number that only grows is told as such', () => {
  const summary = (text: string) => trace(text).diagnose().findings[0]?.summary
  expect(summary(mounts(6, 5))).toContain('5 more connections')
  expect(summary(mounts(6, 5))).toContain('They become more and more')
  expect(summary(`${mounts(6, 5)}\n30s n1 close 1000`)).not.toContain('more and more')
  expect(summary(`${mounts(6, 0.1)}\n9s now`)).not.toContain('more and more')
})
