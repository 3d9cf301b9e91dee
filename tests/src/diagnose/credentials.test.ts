import { describe, expect, test } from 'vitest'
import { verdictOf } from '../../support/trace.ts'

const adviceFor = (end: string, connect = 'wss://a.test/feed') =>
  verdictOf(`
    0s    document https://shop.test/cart
    0s    connect ${connect} @ app.js:1:1
    0.1s  open
    0.2s  send {"hello":1}
    0.5s  close ${end}`)?.advice ?? []

const text = (...args: Parameters<typeof adviceFor>) =>
  adviceFor(...args)
    .map((one) => `${one.text} ${one.snippet?.code ?? ''}`)
    .join('\n')

describe('the advice says what the server said', () => {
  test.each([
    ['4001 "Origin not allowed"', 'Add https://shop.test to the origins the server allows'],
    ['1008 "JWT expired"', 'ask for a new one before each connection'],
    ['1000 "登录已过期"', 'ask for a new one before each connection'],
    ['1008 "Missing token"', 'The token or session was not sent'],
    ['1008 "login required"', 'The token or session was not sent'],
    ['1008 "Permission denied"', 'check what this user may do at a.test'],
    ['4403', 'check what this user may do'],
    ['4001', 'is it sent, is it expired'],
  ])('%s', (end, words) => {
    expect(text(end)).toContain(words)
  })
})

describe('a token for each connection, in the options of the library', () => {
  test.each([
    ['wss://a.test/feed', 'await freshToken() // for each connection'],
    ['wss://a.test/socket.io/?EIO=4', 'io(url, { auth: (send)'],
    ['wss://a.test/graphql protocol=graphql-transport-ws', 'connectionParams: async'],
    ['wss://a.test/_blazor', 'accessTokenFactory'],
    ['wss://a.test/socket/websocket?vsn=2.0.0', 'params: () =>'],
    ['wss://a.test/ws protocol=v12.stomp', 'client.beforeConnect'],
    ['wss://a.test/connection/websocket', 'getToken: freshToken'],
  ])('%s', (connect, code) => {
    expect(text('1008 "token expired"', connect)).toContain(code)
  })
})

describe('reconnecting', () => {
  test('the code that refused is not tried again', () => {
    expect(text('4001')).toContain('if (code === 4001) logInAgain()')
  })

  test('1000 refuses nobody: no code for it', () => {
    expect(text('1000 "JWT expired"')).not.toContain('logInAgain')
  })

  test('a client that gives up itself needs no telling', () => {
    const connect = 'wss://a.test/graphql protocol=graphql-transport-ws'
    expect(text('4401', connect)).toContain('Wait for connection_ack')
    expect(text('4401', connect)).not.toContain('Do not reconnect')
    expect(text('4403', connect)).toContain('Do not reconnect')
  })
})
