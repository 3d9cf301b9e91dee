import { findingTable } from './table.ts'

const sends = (from: number, step: number) =>
  Array.from(
    { length: 12 },
    (_, index) => `${1 + index / 4}s send <400000 bytes> buffered=${from + index * step}`,
  ).join('\n')

findingTable({
  'it rises beyond 1 MB': [
    `0s connect wss://a.test/feed\n0.1s open\n${sends(100_000, 300_000)}`,
    'growing-buffer',
  ],
  'it drains': [`0s connect wss://a.test/feed\n0.1s open\n${sends(5_000_000, -300_000)}`, ''],
  'it stays small': [`0s connect wss://a.test/feed\n0.1s open\n${sends(100, 50)}`, ''],
  'all of it was sent before a clean end': [
    `0s connect wss://a.test/feed\n0.1s open\n${sends(100_000, 300_000)}\n9s receive stored\n10s close 1000`,
    ' | growing-buffer',
  ],
  'it was cut with it': [
    `0s connect wss://a.test/feed\n0.1s open\n${sends(100_000, 300_000)}\n10s close 1006`,
    'growing-buffer',
  ],
})
