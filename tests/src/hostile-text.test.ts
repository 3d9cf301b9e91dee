import { expect, test } from 'vitest'
import { handshakeOf } from '../../src/channel/har-handshake.ts'
import { connectionId } from '../../src/connection.ts'
import { diagnose } from '../../src/diagnose/diagnose.ts'
import type { DocumentId } from '../../src/event.ts'
import { visible } from '../../src/format/visible.ts'
import { createRedactor } from '../../src/har/redact.ts'
import { createLog, type Log, record } from '../../src/log.ts'
import { maskHeader, maskProtocols, masksFor, maskText, maskUrl } from '../../src/mask.ts'
import { appFrame, isFromConsole, scriptsOf } from '../../src/stack.ts'
import { cpuTime } from '../support/cpu-time.ts'

const DOC = 'doc' as DocumentId
/** UTF-16 units. Time that grows with the square of the length is minutes here. */
const LENGTH = 32_768
/** For everything a page can have read of one text; what is linear takes a tenth of a second. ms */
const ENOUGH = 5_000

/** What our patterns look for, over and over: each start of a match is another search to the end. */
const UNITS = [
  ...['a', '0', ' ', '\n', '\t', '\\', '"', "'", '(', '[', '{', '<', '=', ':', '/', '.', '-', '@'],
  ...['?', '?&', '#', '/app/a?', '/websocket?', '//', '@a', 'ws://a.', 'localhost.', '127.1.'],
  ...['eyJ', 'Bearer ', 'token=', 'token\\"', 'aA1', 'e\u0301', '\u202e', '\ud800'],
  ...['at (', 'eval at (', ' line 1 > ', ':1:1', 'async ', 'f@', '*', ' [as '],
  ...['https://a.test/react-react-:1:1\n', 'at f (https://a.test/vendor-:1:1)\n'],
  ...['{"type":"', '"id" ', '"code":', '"t":1,', 'ping:', '\nmessage:', '{"token":{'],
  ...['no ping ', 'did not receive ', 'message size ', 'session idle ', 'SSL ', 'reason '],
]

test.for(UNITS)('%j without end is read in linear time', (unit) => {
  const text = unit.repeat(LENGTH / unit.length)
  const began = cpuTime()
  for (const end of ['\n', '"!']) {
    mask(`${text}${end}`)
    readStack(`Error\n${text}${end}`)
    const log = logOf(`${text}${end}`)
    for (const connection of log.connections.values()) {
      diagnose(connection, { log, now: 60_000 })
    }
  }
  expect(cpuTime() - began).toBeLessThan(ENOUGH)
})

function mask(text: string): void {
  maskText(text)
  maskUrl(`wss://a.test/${text}`)
  for (const name of ['Cookie', 'Set-Cookie', 'Authorization', 'Sec-WebSocket-Protocol', text]) {
    maskHeader(name, text)
  }
  maskProtocols([text, text])
  masksFor(`wss://a.test/?${text}`, [text]).text(text)
  visible(text)
  createRedactor().text(text)
}

function readStack(text: string): void {
  appFrame(text)
  scriptsOf(text)
  isFromConsole(text)
}

/** Connections of all sorts with the text wherever page or server can put it. */
function logOf(text: string): Log {
  const log = createLog()
  const words = text.slice(0, 4_096)
  const error = { name: words, message: words }
  let seq = 0
  const tell = (event: object) => {
    record(log, DOC, { seq: ++seq, at: seq * 100, ...event } as never)
  }
  const construct = { source: 'app', protocols: [words, 'a'], stack: text }
  const message = { kind: 'message', type: 'text', size: text.length, body: text, whole: true }
  tell({ kind: 'route', url: text, traversal: false })
  for (const [index, code] of [1000, 1006, 4001].entries()) {
    const own = { socket: index + 1 }
    const url = index === 0 ? text : `wss://a.test/${text}`
    tell({ kind: 'construct', ...own, ...construct, url })
    tell({ kind: 'open', ...own, protocol: words, extensions: words })
    tell({ ...message, ...own, direction: 'send', stack: text, state: 1 })
    tell({ ...message, ...own, direction: 'receive' })
    tell({ kind: 'exception', rejection: false, message: words, stack: text, file: text })
    tell({ kind: 'call-refused', ...own, method: 'send', state: 0, error, stack: text })
    const running = { type: words, target: 'window', trusted: true }
    if (index === 2) tell({ kind: 'close-call', ...own, state: 1, stack: text, running })
    tell({ kind: 'close', ...own, code, reason: words, wasClean: code !== 1006, buffered: 0 })
    tell({ kind: 'construct-refused', ...construct, socket: index + 10, url, error })
    refused(index + 20, url)
  }
  return log

  function refused(socket: number, url: string): void {
    tell({ kind: 'csp', directive: words, blocked: url, enforced: true, policy: text })
    tell({ kind: 'construct', ...construct, socket, url })
    tell({ kind: 'error', socket })
    tell({ kind: 'close', socket, code: 1006, reason: '', wasClean: false, buffered: 0 })
    const connection = log.connections.get(connectionId(DOC, socket))
    const request = { url, headers: [{ name: words, value: text }] }
    const failure = { type: 'error', data: text }
    const entry = { _resourceType: 'websocket', request, _webSocketMessages: [failure] }
    const handshake = handshakeOf(entry)
    if (connection && handshake) connection.handshake = handshake
  }
}
