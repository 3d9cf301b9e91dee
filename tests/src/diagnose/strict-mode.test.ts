import { expect, test } from 'vitest'
import { verdictOf } from '../../support/trace.ts'
import { findingTable } from './table.ts'

/** React mounts again and again, as many times as told. */
const mounts = (count: number, framework = 'commitHookEffectListUnmount react-dom_client.js:2:1') =>
  Array.from({ length: count }, (_, n) => {
    const name = n === 0 ? 'a' : `n${n}`
    return `${n / 20}s ${name} connect wss://a.test/feed @ effect app.js:1:1
      ${n / 20 + 0.049}s ${name} close() @ cleanup app.js:2:2 < ${framework}`
  }).join('\n')

findingTable({
  'StrictMode mounts twice, in development': [
    `${mounts(1)}
     0.05s b connect wss://a.test/feed @ effect app.js:1:1
     9s    now`,
    ' | unexpected-close',
  ],
  'what goes on mounting is not StrictMode': [
    `${mounts(2)}
     0.1s b connect wss://a.test/feed @ effect app.js:1:1
     9s    now`,
    'unexpected-close',
  ],
  'nor does a pair tell of it whose stack names no React': [
    `${mounts(1, 'tick app.js:3:1')}
     0.05s b connect wss://a.test/feed @ effect app.js:1:1
     9s    now`,
    'unexpected-close',
  ],
})

test('the last of many is the first of no pair', () => {
  const last = '0.15s b connect wss://a.test/feed @ effect app.js:1:1\n9s now'
  const verdict = (framework: string) => verdictOf(`${mounts(3, framework)}\n${last}`, 'n2')
  expect(verdict('tick app.js:3:1')?.cause).toBe('aborted-while-connecting')
  expect(verdict('commitHookEffectListUnmount react-dom_client.js:2:1')?.summary).toContain(
    'ran the effect again',
  )
})
