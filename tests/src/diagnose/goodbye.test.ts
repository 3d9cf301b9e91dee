import { findingTable } from './table.ts'

/** A message in bytes, as `send` and `receive` take it. */
const bytes = (text: string) =>
  `binary ${[...new TextEncoder().encode(text)].map((byte) => byte.toString(16)).join(' ')}`

const closed = (before: string, after = '', close = 'close() @ app.js:9:1') => `
  0s     connect wss://a.test/feed @ app.js:1:1
  0.1s   open
  1s     send hello
  ${before}
  10s    ${close}
  10.1s  close 1005
  ${after}`

findingTable({
  'a goodbye as bytes': [closed(`9.99s send ${bytes('{"type":"bye"}')}`), ''],
  'the server’s last word as bytes': [closed(`9.99s receive ${bytes('{"type":"done"}')}`), ''],
  'its wish that clients connect anew, as bytes': [
    closed(`9.99s receive ${bytes('{"type":"reconnect"}')}`),
    '',
  ],
  'a byte that would be Engine.IO’s goodbye as text': [
    closed('9.99s send binary 31'),
    'unexpected-close',
  ],
})
