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
    ['something new', undefined],
  ])('%s', (text, kind) => {
    expect(readHandshakeText(text)?.kind).toBe(kind)
  })
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
