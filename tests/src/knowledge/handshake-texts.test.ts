import { describe, expect, test } from 'vitest'
import { isFrameError, readHandshakeText } from '../../../src/knowledge/handshake-texts.ts'

/** As Chromium and Firefox write them. */
describe('readHandshakeText', () => {
  test.each([
    ['Error in connection establishment: net::ERR_CONNECTION_REFUSED', 'unreachable'],
    ['Error in connection establishment: net::ERR_UNSAFE_PORT', 'blocked'],
    ['Error in connection establishment: net::ERR_NAME_NOT_RESOLVED', 'unreachable'],
    ['Error in connection establishment: net::ERR_CERT_DATE_INVALID', 'tls'],
    ['Error in connection establishment: net::ERR_SSL_PROTOCOL_ERROR', 'tls'],
    ['Error during WebSocket handshake: net::ERR_CONNECTION_RESET', 'unreachable'],
    ['Error during WebSocket handshake: net::ERR_INVALID_HTTP_RESPONSE', 'malformed'],
    ["Error during WebSocket handshake: 'Sec-WebSocket-Accept' header is missing", 'malformed'],
    ["Error during WebSocket handshake: 'Upgrade' header is missing", 'malformed'],
    ['Connection closed before receiving a handshake response', 'unreachable'],
    ['Establishing a tunnel via proxy server failed.', 'unreachable'],
    ['NS_ERROR_CONNECTION_REFUSED', 'unreachable'],
    ['NS_ERROR_NET_RESET', 'unreachable'],
    ['NS_ERROR_UNKNOWN_HOST', 'unreachable'],
    ['SSL received a record that exceeded the maximum permissible length.', 'tls'],
    ['net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS', 'blocked'],
    ['net::ERR_BLOCKED_BY_CSP', 'blocked'],
    ['NS_ERROR_CONTENT_BLOCKED', 'blocked'],
    ['something new', undefined],
  ])('%s', (text, kind) => {
    expect(readHandshakeText(text)?.kind).toBe(kind)
  })
})

test('Firefox says of blocked content no more than that a policy blocked it', () => {
  expect(readHandshakeText('NS_ERROR_CONTENT_BLOCKED')?.meaning).toContain('or of an extension')
  expect(readHandshakeText('net::ERR_BLOCKED_BY_CSP')?.meaning).toContain('of the page forbids')
})

test.each([
  ['Invalid frame header', true],
  ['A server must not mask any frames that it sends to the client.', true],
  ['One or more reserved bits are on: reserved1 = 1, reserved2 = 0, reserved3 = 0', true],
  ['Could not decode a text frame as UTF-8.', true],
  ['net::ERR_CONNECTION_RESET', false],
])('isFrameError: %s', (text, expected) => {
  expect(isFrameError(text)).toBe(expected)
})
