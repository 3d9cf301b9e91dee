import { describe } from 'vitest'
import { caseTable, life } from './table.ts'

const REACT =
  'safelyCallDestroy react-dom.development.js:22932:9 < commitHookEffectListUnmount react-dom.development.js:23100:11'
const BUNDLE = 'useSession index-B7x.js:40:1200 < Xs index-B7x.js:9:41022 < mu index-B7x.js:9:60871'

describe('the life of a component', () => {
  caseTable({
    'StrictMode closes the first socket while it is CONNECTING, on every load': {
      url: 'https://github.com/mashiro/otelop/pull/4',
      trace: `
        0s      connect ws://localhost:4319/ws @ useWebSocket.ts:22:18 < commitHookEffectListMount react-dom.development.js:23150:26
        3ms     close() @ useWebSocket.ts:60:12 < ${REACT}
        4ms     b connect ws://localhost:4319/ws @ useWebSocket.ts:22:18 < commitHookEffectListMount react-dom.development.js:23150:26
        5ms     error
        5ms     close 1006
        20ms    b open`,
      verdict: 'page unmounted certain',
      says: ['StrictMode', 'useWebSocket.ts:60'],
    },
    'two connections in development alone: the second mount opens another, and nothing closed': {
      url: 'https://github.com/facebook/create-react-app/issues/10387',
      trace: `
        0s      connect ws://localhost:8080/feed @ App.js:11:16
        2ms     b connect ws://localhost:8080/feed @ App.js:11:16
        20ms    open
        24ms    b open
        12s     now`,
      verdict: 'none',
      warnings: ['duplicate-connections'],
    },
    'an effect with 18 dependencies, minified': {
      url: 'https://github.com/edspencer/herdctl/issues/169',
      trace: ['8.2s', '14.7s', '5.1s']
        .map((end, n) =>
          life(
            'abc'.charAt(n),
            `${[0, 8.201, 22.902][n]}s`,
            `0s      connect wss://fleet.example.test/ws @ ${BUNDLE}
             0.08s   open
             0.1s    send {"type":"subscribe","agents":true}
             2s      receive {"type":"agent:update"}
             ${end}  close() @ index-B7x.js:40:1577 < lo index-B7x.js:9:38110 < mu index-B7x.js:9:60871
             ${end}  close 1005`,
          ),
        )
        .join('\n'),
      verdict: 'page unmounted possible',
      or: ['closed-by-page'],
      says: ['index-B7x.js:40'],
    },
    'a stale closure never closes the socket of the page that was left': {
      url: 'https://github.com/AOSSIE-Org/Rein/pull/81',
      trace: `
        0s      connect wss://rein.example.test/ @ useRemote.ts:14:20
        0.1s    open
        20s     route https://app.test/settings
        31s     route https://app.test/trackpad
        31.02s  b connect wss://rein.example.test/ @ useRemote.ts:14:20
        31.1s   b open
        50s     now`,
      verdict: 'none',
      warnings: ['duplicate-connections'],
    },
  })
})

const aborted = (start: string, url: string, place: string, after: string) => `
  ${start}  connect ${url} @ ${place}
  ${after}`

describe('a timer or an error handler of the page', () => {
  caseTable({
    'a wrapper gives up each 2 s, before a slow network has connected': {
      url: 'https://github.com/joewalnes/reconnecting-websocket/issues/6',
      trace: ['a', 'b', 'c']
        .map((name, n) =>
          life(
            name,
            `${n * 3.2}s`,
            `0s       connect wss://slow.example.test/ @ reconnecting-websocket.js:190:22
             2.002s   close() @ reconnecting-websocket.js:205:25
             2.003s   error
             2.004s   close 1006`,
          ),
        )
        .join('\n'),
      verdict: 'page aborted-while-connecting certain',
      says: ['connection time-out', 'reconnecting-websocket.js:205'],
      warnings: ['unexpected-close', 'reconnect-loop'],
    },
    'SockJS’s time-out fires while the browser still tries ::1': {
      url: 'https://github.com/sdarnell/meteor-win/issues/51',
      trace: aborted(
        '0s',
        'ws://localhost:3000/sockjs/604/k2v8s0ab/websocket',
        'sockjs.js:811:16',
        `0.61s   close() @ sockjs.js:823:12
         0.612s  error
         0.612s  close 1006`,
      ),
      verdict: 'page aborted-while-connecting certain',
    },
    'a catch block around the message handler closes: what it caught is not seen, the line is': {
      url: 'https://github.com/dydxprotocol/v4-web/pull/1449',
      trace: `
        0s      connect wss://indexer.example.test/v4/ws @ websocket.ts:40:15
        0.1s    open
        0.2s    send {"type":"subscribe","channel":"v4_markets"}
        0.4s    receive {"type":"subscribed","channel":"v4_markets"}
        5s      receive {"type":"channel_data","contents":null}
        5.002s  close() in message @ handleMessage websocket.ts:97:14
        5.06s   close 1005`,
      verdict: 'page closed-by-page certain',
      or: ['closed-by-error-handler'],
      says: ['websocket.ts:97', 'message handler'],
    },
    'heartbeats stop at a breakpoint, and the server hangs up': {
      url: 'https://github.com/primus/primus/issues/277',
      trace: `
        0s       connect wss://app.example.test/primus/?_primuscb=x @ primus.js:1400:23
        0.1s     open
        25.1s    send "primus::ping::1420000000000" every 25s until 100.1s
        25.14s   receive "primus::pong::1420000000000" every 25s until 100.14s
        104s     paused 71s
        175.05s  close 1006`,
      verdict: 'network server-ping-timeout possible',
      or: ['connection-lost'],
      says: ['paused'],
    },
  })
})
