import { anything, assert, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { handshakeOf } from '../../../src/channel/har-handshake.ts'

const url = 'wss://a.test/feed'
const key = { name: 'Sec-WebSocket-Key', value: 'dGhlIHNhbXBsZQ==' }

/** An entry as Chromium writes it. */
function entry(parts: object) {
  return {
    _resourceType: 'websocket',
    startedDateTime: '2026-01-01T00:00:00.000Z',
    request: { url, headers: [key] },
    response: { status: 0, statusText: '', headers: [] },
    ...parts,
  }
}

describe('an entry of the network log', () => {
  test('with 101 gives status, headers and time', () => {
    const headers = [{ name: 'Upgrade', value: 'websocket' }]
    const response = { status: 101, statusText: 'Switching Protocols', headers }
    expect(handshakeOf(entry({ response }))).toEqual({
      id: key.value,
      url,
      at: Date.UTC(2026, 0, 1),
      status: 101,
      statusText: 'Switching Protocols',
      reached: true,
      requestHeaders: [key],
      responseHeaders: headers,
    })
  })

  test('keeps no more headers than a browser would send', () => {
    const value = 'x'.repeat(30_000)
    const long = ['a', 'b', 'c', 'd'].map((name) => ({ name, value }))
    const many = Array.from({ length: 2_000 }, (_one, index) => ({ name: `${index}`, value: '' }))
    const response = (headers: object[]) => ({ status: 101, statusText: '', headers })
    expect(handshakeOf(entry({ response: response(long) }))?.responseHeaders).toHaveLength(2)
    expect(handshakeOf(entry({ response: response(many) }))?.responseHeaders).toHaveLength(500)
  })

  test('that failed gives the words of the browser, and no time: it is one of 1969', () => {
    const data = 'Error during WebSocket handshake: Unexpected response code: 403'
    const failed = entry({
      startedDateTime: '1969-12-31T23:59:59.999Z',
      _webSocketMessages: [{ type: 'error', time: -1, opcode: -1, data }],
    })
    expect(handshakeOf(failed)).toEqual({
      id: key.value,
      url,
      error: data,
      reached: true,
      requestHeaders: [key],
    })
  })

  test('whose words were blanked still tells whether the server was reached', () => {
    expect(handshakeOf(entry({}))).toMatchObject({ error: '', reached: true })
    const unreached = entry({ request: { url, headers: [] } })
    expect(handshakeOf(unreached)).toEqual({ url, error: '', reached: false, requestHeaders: [] })
  })

  test('without a readable time has none', () => {
    const response = { status: 101, headers: [] }
    const parsed = handshakeOf(entry({ response, startedDateTime: 'yesterday' }))
    expect(parsed).toMatchObject({ status: 101, statusText: '' })
    expect(parsed).not.toHaveProperty('at')
  })

  test('of another kind is none', () => {
    expect(handshakeOf(entry({ _resourceType: 'fetch' }))).toBeUndefined()
    expect(handshakeOf(entry({ request: { url: 1 } }))).toBeUndefined()
  })

  test('never makes the parser throw', () => {
    assert(property(anything(), (value) => void handshakeOf(value)))
    assert(
      property(anything(), anything(), (request, _webSocketMessages) => {
        handshakeOf(entry({ request, _webSocketMessages }))
        handshakeOf(entry({ response: request, _webSocketMessages }))
      }),
    )
  })
})
