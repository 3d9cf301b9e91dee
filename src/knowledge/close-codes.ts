/** Who may send a close code, or `browser` for one that is made up where no Close frame told. */
export type Sender = 'page' | 'server' | 'browser'

export interface CloseCode {
  code: number
  name: string
  meaning: string
  /** Who may put it into a Close frame; `browser` alone: it is never on the wire. */
  sentBy: readonly Sender[]
  /** False for codes a browser reports and no Close frame may carry. */
  onWire: boolean
  source: string
}

const RFC = 'https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1'
const IANA = 'https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number'

/** A page may send 1000 and 3000–4999 alone: https://websockets.spec.whatwg.org/#dom-websocket-close */
const codes: readonly CloseCode[] = [
  {
    code: 1000,
    name: 'Normal closure',
    meaning:
      'It says that the purpose of the connection is fulfilled; many servers send it for other reasons.',
    sentBy: ['page', 'server'],
    onWire: true,
    source: RFC,
  },
  {
    code: 1001,
    name: 'Going away',
    meaning: 'The server goes down, or the browser leaves the page.',
    sentBy: ['server', 'browser'],
    onWire: true,
    source: RFC,
  },
  {
    code: 1002,
    name: 'Protocol error',
    meaning: 'The server could not accept a frame of the browser.',
    sentBy: ['server', 'browser'],
    onWire: true,
    source: RFC,
  },
  {
    code: 1003,
    name: 'Unsupported data',
    meaning:
      'The server does not take this type of message: text instead of binary, or the reverse.',
    sentBy: ['server'],
    onWire: true,
    source: RFC,
  },
  {
    code: 1004,
    name: 'Reserved',
    meaning: 'It has no meaning yet.',
    sentBy: [],
    onWire: false,
    source: RFC,
  },
  {
    code: 1005,
    name: 'No status received',
    meaning: 'A Close frame came without a code.',
    sentBy: ['browser'],
    onWire: false,
    source: RFC,
  },
  {
    code: 1006,
    name: 'Abnormal closure',
    meaning: 'The connection ended without a Close frame, or never opened.',
    sentBy: ['browser'],
    onWire: false,
    source: RFC,
  },
  {
    code: 1007,
    name: 'Invalid payload',
    meaning: 'A message did not fit its type, such as text that is not UTF-8.',
    sentBy: ['server', 'browser'],
    onWire: true,
    source: RFC,
  },
  {
    code: 1008,
    name: 'Policy violation',
    meaning: 'The server refused a message, or the client, and says no more.',
    sentBy: ['server'],
    onWire: true,
    source: RFC,
  },
  {
    code: 1009,
    name: 'Message too big',
    meaning: 'A message was larger than the server takes.',
    sentBy: ['server', 'browser'],
    onWire: true,
    source: RFC,
  },
  {
    code: 1010,
    name: 'Mandatory extension',
    meaning: 'The client expected an extension the server did not negotiate.',
    sentBy: ['browser'],
    onWire: true,
    source: RFC,
  },
  {
    code: 1011,
    name: 'Internal error',
    meaning: 'The server met a condition it was not prepared for.',
    sentBy: ['server'],
    onWire: true,
    source: RFC,
  },
  {
    code: 1012,
    name: 'Service restart',
    meaning: 'The server restarts; clients may reconnect.',
    sentBy: ['server'],
    onWire: true,
    source: IANA,
  },
  {
    code: 1013,
    name: 'Try again later',
    meaning: 'The server is overloaded.',
    sentBy: ['server'],
    onWire: true,
    source: IANA,
  },
  {
    code: 1014,
    name: 'Bad gateway',
    meaning: 'A gateway got an invalid answer from the server behind it.',
    sentBy: ['server'],
    onWire: true,
    source: IANA,
  },
  {
    code: 1015,
    name: 'TLS handshake',
    meaning: 'The TLS handshake failed.',
    sentBy: ['browser'],
    onWire: false,
    source: RFC,
  },
  {
    code: 3000,
    name: 'Unauthorized',
    meaning: 'The server needs credentials it did not get.',
    sentBy: ['page', 'server'],
    onWire: true,
    source: IANA,
  },
  {
    code: 3003,
    name: 'Forbidden',
    meaning: 'The credentials do not allow this.',
    sentBy: ['page', 'server'],
    onWire: true,
    source: IANA,
  },
  {
    code: 3008,
    name: 'Timeout',
    meaning: 'The other side took too long.',
    sentBy: ['page', 'server'],
    onWire: true,
    source: IANA,
  },
]

/** What is publicly known of a code; codes without a row of their own get that of their range. */
export function closeCode(code: number): CloseCode {
  return codes.find((row) => row.code === code) ?? range(code)
}

/** https://www.rfc-editor.org/rfc/rfc6455#section-7.4.2 */
function range(code: number): CloseCode {
  const source = 'https://www.rfc-editor.org/rfc/rfc6455#section-7.4.2'
  if (code >= 4000 && code <= 4999) {
    const meaning = 'Private use: its meaning is between this page and this server.'
    return { code, name: 'Private use', meaning, sentBy: ['page', 'server'], onWire: true, source }
  }
  if (code >= 3000 && code <= 3999) {
    const meaning = 'For libraries and frameworks: its meaning depends on the one in use.'
    return { code, name: 'Library', meaning, sentBy: ['page', 'server'], onWire: true, source }
  }
  const meaning =
    code < 1000
      ? 'No one may send it: codes begin at 1000.'
      : 'Reserved for the protocol and its extensions.'
  return { code, name: 'Reserved', meaning, sentBy: [], onWire: false, source }
}
