import { expect, test } from 'vitest'
import { trace, wordsOf } from '../../support/trace.ts'
import { findingTable } from './table.ts'

findingTable({
  'a token in the query': [
    '0s connect wss://a.test/feed?access_token=s3cr3ts3cr3t\n0.1s open',
    ' | exposed-token',
  ],
  'a JWT by its looks': [
    '0s connect wss://a.test/feed?x=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc\n0.1s open',
    ' | exposed-token',
  ],
  'Engine.IO’s session id is none': [
    '0s connect wss://a.test/socket.io/?EIO=4&transport=websocket&sid=abcdefghijk\n0.1s open',
    '',
  ],
  'a room is none': ['0s connect wss://a.test/feed?room=lobbylobby\n0.1s open', ''],
})

test('the token itself is not told', () => {
  const { diagnose } = trace('0s connect wss://a.test/feed?token=s3cr3ts3cr3t\n0.1s open')
  expect(wordsOf(diagnose().findings[0])).not.toContain('s3cr3t')
})
