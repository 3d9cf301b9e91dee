import { describe } from 'vitest'
import { caseTable } from './table.ts'

/** It fails at once, and DevTools was open. */
const failed = (url: string, words: string, page = '') => `
  ${page && `0s document ${page}`}
  0s      connect ${url} @ app.js:3:8
  0.09s   error
  0.09s   close 1006
  0.1s    handshake ${words}`

const answered = (status: number) =>
  `"Error during WebSocket handshake: Unexpected response code: ${status}" reached`

describe('an opening handshake that was answered', () => {
  caseTable({
    'a close code before accept is lost, and 403 is what is left of it': {
      url: 'https://github.com/bcurts/agentchattr/pull/25',
      trace: failed('ws://localhost:8300/ws?token=old', answered(403)),
      verdict: 'server handshake-rejected certain',
      says: ['closed before accepting'],
    },
    'Rails answers 404 to an origin it does not allow': {
      url: 'https://github.com/octobox/octobox/pull/1369',
      trace: failed('wss://octobox.example.test/cable', answered(404)),
      verdict: 'server handshake-rejected certain',
      says: ['Action Cable answers 404 when the origin is not allowed'],
    },
    'a proxy serves an ordinary page': {
      url: 'https://github.com/websockets/ws/issues/979',
      trace: failed('wss://app.example.test/ws', answered(200)),
      verdict: 'server handshake-rejected certain',
      says: ['Another virtual host'],
    },
  })
})

describe('an opening handshake that was not', () => {
  caseTable({
    'a certificate of one’s own': {
      url: 'https://github.com/lynckia/licode/issues/1149',
      trace: failed(
        'wss://media.example.test:8080/socket.io/?EIO=3&transport=websocket',
        '"Error in connection establishment: net::ERR_CERT_AUTHORITY_INVALID" unreached',
      ),
      verdict: 'browser tls-failed certain',
      says: ['Open https://media.example.test:8080/ in a tab'],
    },
    'the same in Firefox': {
      url: 'https://github.com/ratchetphp/Ratchet/issues/1011',
      trace: failed(
        'wss://chat.example.test:8443/',
        '"SEC_ERROR_UNKNOWN_ISSUER"',
        'https://chat.example.test/ firefox',
      ),
      verdict: 'browser tls-failed certain',
    },
    'an antivirus that scans TLS misses the server’s certificate chain': {
      url: 'https://github.com/websockets/ws/issues/1004',
      trace: failed(
        'wss://app.example.test/',
        '"Error in connection establishment: net::ERR_CERT_AUTHORITY_INVALID" unreached',
      ),
      verdict: 'browser tls-failed certain',
      says: ['whole certificate chain'],
    },
    'a corporate proxy refuses the tunnel': {
      url: 'https://github.com/vizorvr/patches/issues/502',
      trace: failed(
        'ws://patches.example.test:80/updates',
        '"Establishing a tunnel via proxy server failed." unreached',
        'http://patches.example.test/',
      ),
      verdict: 'network server-unreachable certain',
      says: ['proxy'],
    },
    'a privacy extension beside us: the text is blank and the block cannot be told': {
      url: 'https://github.com/EFForg/privacybadger/issues/2418',
      trace: failed('wss://app.example.test/ws', '""'),
      verdict: 'unknown handshake-failed certain',
      or: ['blocked-by-browser'],
    },
    'ws: on a page of https, where the constructor throws': {
      url: 'https://github.com/andruzzzhka/BeatSaberMultiplayer/issues/77',
      trace: `
        0s  document https://hub.example.test/
        0s  connect! ws://hub.example.test:3700/ SecurityError "Failed to construct 'WebSocket': An insecure WebSocket connection may not be initiated from a page loaded over HTTPS." @ hub.js:2:9`,
      verdict: 'browser blocked-by-browser certain',
      says: ['Use wss:'],
    },
    'a wildcard of the policy that does not cover ws': {
      url: 'https://github.com/thelounge/thelounge/pull/597',
      trace: `
        0s     connect wss://irc.example.test/socket.io/?EIO=3&transport=websocket @ bundle.js:1:9
        0.01s  csp connect-src wss://irc.example.test/socket.io/
        0.01s  error`,
      verdict: 'browser blocked-by-browser certain',
      says: ['connect-src'],
    },
    'localhost is refused where 127.0.0.1 works': {
      url: 'https://github.com/websockets/ws/issues/2078',
      trace: failed(
        'ws://localhost:8080/',
        '"Error in connection establishment: net::ERR_CONNECTION_REFUSED" unreached',
      ),
      verdict: 'network server-unreachable certain',
      says: ['::1 or 127.0.0.1'],
    },
  })
})
