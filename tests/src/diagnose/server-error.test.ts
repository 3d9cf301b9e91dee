import { verdictTable } from './table.ts'

const crash = (name: string, at: number, delay = 0.02) => `
  ${at}s ${name} connect wss://a.test/feed @ app.js:1:1
  ${at + 0.1}s ${name} open
  ${at + 1}s ${name} send {"type":"list"}
  ${at + 2 + at / 7}s ${name} send {"type":"export","n":${at}}
  ${at + 2 + at / 7 + delay}s ${name} close 1006`

const served = (name: string, at: number, took: number) => `
  ${at}s ${name} connect wss://a.test/rpc @ app.js:1:1
  ${at + 0.1}s ${name} open
  ${at + 0.1}s ${name} send {"id":1,"method":"get"}
  ${at + 0.1 + took / 1000}s ${name} receive {"id":1,"result":{}}
  ${at + 0.12 + took / 1000}s ${name} close 1000`

/** @param also what is heard of others meanwhile */
const answered = (name: string, at: number, took: number, also = '') => `
  ${at}s ${name} connect wss://a.test/rpc @ app.js:1:1
  ${at + 0.1}s ${name} open
  ${at + 0.1}s ${name} send {"id":1,"method":"get"}
  ${at + 0.1 + took / 1000}s ${name} receive {"id":1,"result":{}}
  ${also && `${at + 0.11 + took / 1000}s ${name} ${also}`}
  ${at + 0.12 + took / 1000}s ${name} close 1006`

const left = (name: string, at: number, took: number) => `
  ${at}s ${name} connect wss://a.test/feed @ app.js:1:1
  ${at + 0.1}s ${name} open
  ${at + 7 + took / 10}s ${name} send {"type":"logout"}
  ${at + 7 + took / 10 + took / 1000}s ${name} close 1000`

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
  'a server that answers each request and closes has not failed': [
    [served('a', 0, 30), served('b', 7, 55), served('c', 15, 90)].join('\n'),
    'server closed-by-server certain',
  ],
  'nor has one that hangs up without a Close frame once it has answered': [
    [answered('a', 0, 30), answered('b', 7, 55), answered('c', 15, 90)].join('\n'),
    'network connection-lost certain',
  ],
  'data that comes meanwhile is no answer': [
    [0, 7, 15]
      .map((at, n) => answered('abc'[n] ?? 'a', at, 30 + at * 4, 'receive {"price":1}'))
      .join('\n'),
    'network server-error likely',
  ],
  'nor has one that closes as normal after all that was said': [
    [0, 10, 20]
      .map(
        (at, n) => `
     ${at}s ${'abc'[n]} connect wss://a.test/track @ app.js:1:1
     ${at + 0.1}s ${'abc'[n]} open
     ${at + 0.2}s ${'abc'[n]} send {"type":"track","n":${n}}
     ${at + 0.4 + n / 10}s ${'abc'[n]} close 1000`,
      )
      .join('\n'),
    'server closed-by-server certain',
  ],
  'closing as normal after one message among others is weaker': [
    [crash('a', 0, 0.1), crash('b', 10, 0.2), crash('c', 20, 0.3)]
      .join('\n')
      .replaceAll('1006', '1000'),
    'server server-error possible',
  ],
  'nor has one that closes after a goodbye': [
    [left('a', 0, 30), left('b', 37, 55), left('c', 95, 90)].join('\n'),
    'server closed-by-server certain',
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
  'SignalR’s close message with an error': [
    `0s    connect wss://a.test/hub
     0.1s  open
     0.1s  send {"protocol":"json","version":1}\u001e
     0.2s  receive {}\u001e
     5s    receive {"type":7,"error":"Connection closed with an error. HubException: boom"}\u001e
     5s    close() in message @ app.js:9:1
     5.1s  close 1000`,
    'server server-error likely',
    'HubException',
  ],
  'a client that logs in and is ended is refused, or replaced: no failure shows': [
    ['a', 'b', 'c', 'd']
      .map(
        (name, n) => `
     ${n * 3}s    ${name} connect wss://a.test/feed @ app.js:1:1
     ${n * 3 + 0.1}s  ${name} open
     ${n * 3 + 0.2}s  ${name} send {"type":"auth","token":"x"}
     ${n * 3 + 0.5 + n * 0.1}s  ${name} close 1000`,
      )
      .join('\n'),
    'server closed-by-server certain',
    'session-replaced',
    'unauthorized',
  ],
})

const upload = (last: string) =>
  [0, 1, 2]
    .map((n) => {
      const [name, at] = ['abc'[n], n * 30]
      return `
        ${at}s         ${name} connect wss://a.test/up @ a.js:1:1
        ${at + 0.1}s   ${name} open
        ${at + 1}s     ${name} send <65536 bytes> every 100ms until ${at + 3 + n}s
        ${at + 3.05 + n}s ${name} send ${last}
        ${at + 3.4 + n}s  ${name} close 1000`
    })
    .join('')

verdictTable({
  'nobody fails on a message that says that all is sent': [
    upload('{"type":"eof"}'),
    'server closed-by-server certain',
  ],
  'nor where the page says so by a field': [
    upload('{"done":true}'),
    'server closed-by-server certain',
  ],
  'one that asks for something may fail': [
    upload('{"type":"convert"}'),
    'server server-error possible',
  ],
})
