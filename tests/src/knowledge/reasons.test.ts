import { describe, expect, test } from 'vitest'
import { readReason } from '../../../src/knowledge/reasons.ts'

/** As servers write them. */
describe('readReason', () => {
  test.each([
    ['', undefined],
    ['bye', undefined],
    ['Normal Closure', undefined],
    ['keepalive ping timeout', 'server-ping-timeout'],
    ['No response from heartbeat', 'server-ping-timeout'],
    ['Pong not received in time', 'server-ping-timeout'],
    ['heartbeat timeout', 'server-ping-timeout'],
    ['Idle Timeout', 'idle-timeout'],
    ['Connection Idle Timeout', 'idle-timeout'],
    ['Idle for 300000 ms', 'idle-timeout'],
    ['closed after inactivity', 'idle-timeout'],
    ['Connection initialisation timeout', 'init-timeout'],
    ['Authentication timeout', 'init-timeout'],
    ['JWT expired', 'unauthorized'],
    ['token is invalid', 'unauthorized'],
    ['Invalid token', 'unauthorized'],
    ['Unauthorized', 'unauthorized'],
    ['unauthenticated', 'unauthorized'],
    ['Not authenticated', 'unauthorized'],
    ['Forbidden', 'unauthorized'],
    ['Origin not allowed', 'unauthorized'],
    ['Session expired', 'unauthorized'],
    ['server_restart', 'server-restart'],
    ['Server is shutting down', 'server-restart'],
    ['CloudFlare WebSocket Proxy restarting', 'server-restart'],
    ['Max payload size exceeded', 'message-too-big'],
    ['Frame size of 131000 bytes exceeds maximum accepted frame size', 'message-too-big'],
    ['message too big', 'message-too-big'],
    ['Rate limit exceeded', 'message-refused'],
    ['Too many requests', 'message-refused'],
    ['Invalid JSON', 'message-refused'],
    ['Another connection still open', 'session-replaced'],
    ['Session taken over', 'session-replaced'],
    ['Logged in elsewhere', 'session-replaced'],
    ['Send buffer overflow, terminating connection', 'slow-consumer'],
    ['slow', 'slow-consumer'],
    ['Deadline expired before operation could complete.', 'lifetime-limit'],
    ['Maximum session duration reached', 'lifetime-limit'],
    ['Internal server error', 'server-error'],
    ['Unexpected condition', 'server-error'],
  ])('“%s” speaks for %s', (reason, cause) => {
    expect(readReason(reason)).toBe(cause)
  })
})
