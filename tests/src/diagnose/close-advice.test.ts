import { describe, expect, test } from 'vitest'
import { verdictOf, wordsOf } from '../../support/trace.ts'

const closed = (call: string) =>
  verdictOf(`
    0s    connect wss://a.test/feed @ start app.js:12:8
    0.17s open
    3.1s  ${call}
    3.2s  close 1005`)

describe('what to look at in the function that closed', () => {
  test.each([
    ['close() in message @ onMessage app.js:7:3', 'onMessage (app.js:7): which message'],
    ['close() in visibilitychange @ app.js:7:3', 'app.js:7: it closes when the page is hidden'],
    ['close() in beforeunload @ app.js:7:3', 'downloads'],
    ['close() in offline @ app.js:7:3', 'heartbeat'],
    ['close() in storage @ app.js:7:3', 'another tab'],
    ['close() in submit @ app.js:7:3', 'preventDefault()'],
    ['close() in click @ logOut app.js:7:3', 'logOut (app.js:7): what the user did'],
    ['close() in popstate @ app.js:7:3', 'route changes'],
    ['close() in resize @ app.js:7:3', 'must not be reached'],
    ['close() @ stop app.js:7:3', 'stop (app.js:7): no event handler called it'],
    [
      'close() @ Client.close client.js:8:3 < leaveRoom app.js:40:1',
      'Client.close (client.js:8, called by leaveRoom at app.js:40)',
    ],
    ['close() @ disconnect app.js:8:3 < app.js:40:1', '(app.js:8, called at app.js:40)'],
    ['close()', 'the line that calls close()'],
  ])('%s', (call, words) => {
    expect(wordsOf(closed(call))).toContain(words)
  })

  test('a close() without a code is told to say why', () => {
    expect(wordsOf(closed('close() @ app.js:7:3'))).toContain("socket.close(1000, 'logged out')")
    expect(wordsOf(closed('close() 1000 "bye" @ app.js:7:3'))).not.toContain('logged out')
  })
})
