import { expect, test } from 'vitest'
import { masked } from '../../../src/mask.ts'
import { verdictOf, wordsOf } from '../../support/trace.ts'
import { verdictTable } from './table.ts'

const failed = (handshake: string, url = 'wss://b.test/feed') => `
  0s    connect ${url}
  0.1s  error
  0.1s  close 1006
  0.2s  handshake ${handshake}`

verdictTable({
  '403 by Chromium’s text': [
    failed('"Error during WebSocket handshake: Unexpected response code: 403" reached'),
    'server handshake-rejected certain',
    '403',
    'Origin',
    'closed before accepting',
  ],
  '403 by Firefox’s status': [failed('403'), 'server handshake-rejected certain', '403'],
  '401 has a text of its own': [
    failed('"HTTP Authentication failed; no valid credentials available" reached'),
    'server handshake-rejected certain',
    '401',
  ],
  '200: a page was served': [
    failed('200'),
    'server handshake-rejected certain',
    'An ordinary page was served',
    'proxy_set_header Upgrade',
  ],
  '302 is not followed': [failed('302'), 'server handshake-rejected certain', 'redirect'],
  '502: the server behind a proxy': [failed('502'), 'server handshake-rejected certain', 'proxy'],
  '418 is an error like any other': [failed('418'), 'server handshake-rejected certain', '418'],
  'a refused upgrade of Engine.IO goes on by polling': [
    failed('400', 'wss://b.test/socket.io/?EIO=4&transport=websocket&sid=x1'),
    'server handshake-rejected certain',
    'continues on polling',
  ],
})

test('a 403 never names a product as the culprit, and lists what may lie behind it', () => {
  const verdict = verdictOf(failed('403'))
  expect(verdict?.alternatives.length).toBeGreaterThanOrEqual(3)
  expect(wordsOf(verdict)).not.toMatch(/is the (?:cause|culprit)/)
})

test('what it says of a session does not look like a secret', () => {
  const url = 'wss://b.test/socket.io/?EIO=4&transport=websocket&sid=x1'
  for (const { text } of verdictOf(failed('400', url))?.evidence ?? []) {
    expect(masked.text(text)).toBe(text)
  }
})
