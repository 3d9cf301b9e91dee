import { verdictTable } from './table.ts'

const crash = (name: string, at: number, delay = 0.02) => `
  ${at}s ${name} connect wss://a.test/feed @ app.js:1:1
  ${at + 0.1}s ${name} open
  ${at + 1}s ${name} send {"type":"list"}
  ${at + 2 + at / 7}s ${name} send {"type":"export","n":${at}}
  ${at + 2 + at / 7 + delay}s ${name} close 1006`

verdictTable({
  '1011': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send {"type":"list"}
     1.2s  close 1011`,
    'server server-error certain',
    '200 ms before',
  ],
  '1011 for a ping is not': [
    `0s    connect wss://a.test/feed
     0.1s  open
     41s   close 1011 "keepalive ping timeout"`,
    'server server-ping-timeout likely',
  ],
  '1011 for a deadline is not': [
    `0s    connect wss://a.test/feed
     0.1s  open
     41s   close 1011 "Deadline expired before operation could complete."`,
    'server lifetime-limit likely',
  ],
  'the same message before three ends': [
    [crash('a', 0), crash('b', 10), crash('c', 20)].join('\n'),
    'network server-error likely',
    'export',
    '3 times',
  ],
  'two ends are too few': [
    [crash('a', 0), crash('b', 10)].join('\n'),
    'network connection-lost certain',
  ],
  'a message that mostly does no harm is not it': [
    [
      crash('a', 0),
      crash('b', 10),
      crash('c', 20),
      '30s d connect wss://a.test/feed @ app.js:1:1',
      '30.1s d open',
      '31s d send {"type":"export"} every 3s until 58s',
      '58.02s d close 1006',
    ].join('\n'),
    'network connection-lost certain',
  ],
  'a heartbeat before each end is not it': [
    ['a', 'b', 'c']
      .map(
        (name, index) => `
        ${index * 60}s ${name} connect wss://a.test/feed @ app.js:1:1
        ${index * 60 + 0.1}s ${name} open
        ${index * 60 + 1}s ${name} send {"type":"ping"} every 2s until ${index * 60 + 21 + index * 4}s
        ${index * 60 + 21.4 + index * 4.3}s ${name} close 1006`,
      )
      .join('\n'),
    'network connection-lost certain',
  ],
})
