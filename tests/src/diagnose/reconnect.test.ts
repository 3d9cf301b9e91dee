import { describe, expect, test } from 'vitest'
import { adviceWhereAlone, reconnectAdvice } from '../../../src/diagnose/reconnect.ts'
import { trace, verdictOf, wordsOf } from '../../support/trace.ts'

const codeFor = (connect: string) =>
  reconnectAdvice(trace(`0s connect ${connect}`).connection(), 'Reconnect.').snippet?.code

describe('reconnecting in the options of the library', () => {
  test.each([
    ['Socket.IO', 'wss://a.test/socket.io/?EIO=4', 'randomizationFactor: 0.5'],
    ['graphql-ws', 'wss://a.test/graphql protocol=graphql-transport-ws', 'retryAttempts: 10'],
    ['its predecessor', 'wss://a.test/graphql protocol=graphql-ws', 'reconnectionAttempts: 10'],
    ['SignalR', 'wss://a.test/_blazor', 'nextRetryDelayInMilliseconds'],
    ['Phoenix', 'wss://a.test/socket/websocket?vsn=2.0.0', 'reconnectAfterMs'],
    ['STOMP', 'wss://a.test/ws protocol=v12.stomp', 'ReconnectionTimeMode.EXPONENTIAL'],
    ['MQTT', 'wss://a.test/mqtt protocol=mqtt', 'client.options.reconnectPeriod'],
    ['Centrifugo', 'wss://a.test/connection/websocket', 'maxReconnectDelay'],
    [
      'partysocket',
      'wss://a.test/feed @ connect partysocket.js:1:1',
      'reconnectionDelayGrowFactor',
    ],
    ['none', 'wss://a.test/feed @ app.js:1:1', 'Math.min(30_000'],
  ])('%s', (_, connect, part) => {
    expect(codeFor(connect)).toContain(part)
  })

  test('no code where the library has no option', () => {
    expect(codeFor('wss://a.test/app/key?protocol=7')).toBeUndefined()
  })
})

/** Three that live for a moment, each ended alike. */
const loop = (end: string, connect = 'wss://a.test/feed') =>
  trace(
    ['a', 'b', 'c']
      .map(
        (name, index) => `
          ${index * 2}s ${name} connect ${connect} @ app.js:1:1
          ${index * 2 + 0.1}s ${name} open
          ${index * 2 + 0.5}s ${name} close ${end}`,
      )
      .join('\n'),
  )

const codeInLoop = (...args: Parameters<typeof loop>) =>
  loop(...args)
    .diagnose('c')
    .findings.find(({ id }) => id === 'reconnect-loop')?.advice[0]?.snippet?.code

describe('a loop', () => {
  test('leaves out the code that came each time', () => {
    expect(codeInLoop('4003')).toContain('[4003].includes(code)')
    expect(codeInLoop('4403', 'wss://a.test/graphql protocol=graphql-transport-ws')).toContain(
      'end.code !== 4403',
    )
  })

  test.each(['1006', '1012', '1005'])('%s says nothing against another attempt', (end) => {
    expect(codeInLoop(end)).not.toContain('includes')
  })
})

describe('where the page has not shown that it reconnects', () => {
  const alone = `0s   connect wss://a.test/feed @ app.js:1:1
    0.1s open
    5s   close 1006`

  test('it is told how', () => {
    expect(wordsOf(verdictOf(alone))).toContain('If the page does not reconnect by itself')
  })

  test('not where it does', () => {
    const again = trace(`${alone}\n6s b connect wss://a.test/feed @ app.js:1:1`)
    expect(adviceWhereAlone(again.connection(), again)).toEqual([])
  })

  test('after a restart, with code', () => {
    const verdict = verdictOf(alone.replace('1006', '1012'))
    expect(verdict?.advice[0]?.snippet?.code).toContain('Math.random()')
  })
})
