import { findingTable } from './table.ts'

const closed = (before: string, after = '', close = 'close() @ app.js:9:1') => `
  0s     connect wss://a.test/feed @ app.js:1:1
  0.1s   open
  1s     send hello
  ${before}
  10s    ${close}
  10.1s  close 1005
  ${after}`

findingTable({
  'a timer': [closed(''), 'unexpected-close'],
  'a log-out by click is asked for': [closed('8s click'), ''],
  'so is a close() with user activation': [closed('', '', 'close() activation @ app.js:9:1'), ''],
  'a click long before is not about it': [closed('2s click'), 'unexpected-close'],
  'a confirm() stood open between the click and the close()': [
    closed('2s click\n2.1s paused 7.8s'),
    '',
  ],
  'a click in the parent of a frame counts': [
    `0s top/ document https://shop.test/
     0s      document https://widget.test/ frame
     0s      connect wss://a.test/feed
     0.1s    open
     9s top/ click
     10s     close() @ app.js:9:1
     10.1s   close 1005`,
    '',
  ],
  'the page is left': [closed('', '11s pagehide'), ''],
  'it ran in pagehide': [closed('', '', 'close() in pagehide:window @ app.js:9:1'), ''],
  'it ran as the page was frozen, as is advised': [
    closed('', '', 'close() in freeze:document @ app.js:9:1'),
    '',
  ],
  'it ran as the network went': [closed('', '', 'close() in offline:window @ app.js:9:1'), ''],
  'the route changes after it': [closed('', '11s route /home'), ''],
  'the route changed before it': [closed('9.9s route /home'), ''],
  'a goodbye of the protocol': [closed('9.99s send {"type":"bye"}'), ''],
  'Socket.IO’s goodbye': [closed('9.99s send "41"'), ''],
  'a refusal of the server': [closed('9.9s receive {"type":"error","message":"room is gone"}'), ''],
  'a session that another one replaced': [
    closed('9.9s receive {"type":"session_replaced","message":"opened in another tab"}'),
    '',
  ],
  'Discord’s request to reconnect': [
    `0s     connect wss://gateway.discord.gg/?v=10&encoding=json @ app.js:1:1
     0.1s   open
     0.2s   receive {"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250}}
     0.3s   send {"op":2,"d":{"token":"x"}}
     9s     receive {"t":null,"s":null,"op":7,"d":null}
     9.01s  close() 4000 in message @ app.js:9:1
     9.1s   close 4000`,
    '',
  ],
  'Socket.IO’s disconnect of the server': [
    `0s     connect wss://a.test/socket.io/?EIO=4&transport=websocket
     0.1s   open
     0.2s   receive 0{"sid":"x","pingInterval":25000,"pingTimeout":20000}
     0.3s   send "40"
     9s     receive "41"
     9.01s  close() in message @ engine.io.js:9:1
     9.1s   close 1005`,
    '',
  ],
  'a watchdog for heartbeats has its reason': [
    closed('', '', 'close() 1000 "heartbeat timeout" @ app.js:9:1'),
    '',
  ],
  'before the route could change nothing is said': [closed('', '11s now'), ''],
  'its successor is open already: make before break': [
    `0s    connect wss://a.test/feed @ app.js:1:1
     0.1s  open
     9s    b connect wss://a.test/feed @ app.js:1:1
     9.1s  b open
     9.1s  close() in open @ app.js:9:1
     9.2s  close 1005`,
    '',
  ],
  'its successor was made before, and opened as it was closed': [
    `0s     connect wss://a.test/socket.io/?EIO=4&transport=websocket @ io.js:1:1
     0.002s b connect wss://a.test/socket.io/?EIO=4&transport=websocket @ io.js:1:1
     0.03s  open
     0.03s  close() in open @ io.js:9:1
     0.035s b open
     0.04s  close 1005
     9s     now`,
    '',
  ],
  'a successor that opens afterwards excuses nothing': [
    `0s    connect wss://a.test/feed @ app.js:1:1
     0.1s  open
     9s    close() @ app.js:9:1
     9s    b connect wss://a.test/feed @ app.js:1:1
     9.1s  b open
     9.2s  close 1005`,
    'unexpected-close',
  ],
  'nor does a connection to another endpoint': [
    `0s    connect wss://a.test/feed @ app.js:1:1
     0.1s  open
     8s    b connect wss://a.test/news @ app.js:1:1
     8.1s  b open
     9s    close() @ app.js:9:1
     9.2s  close 1005`,
    'unexpected-close',
  ],
  'in CONNECTING as well': [
    `0s    connect wss://a.test/feed
     4s    close() @ app.js:9:1
     4s    error
     4s    close 1006`,
    'unexpected-close',
  ],
  'a lazy graphql-ws client with nothing left to do': [
    `0s    connect wss://a.test/graphql protocol=graphql-transport-ws
     0.1s  open protocol=graphql-transport-ws
     0.2s  send {"type":"connection_init"}
     0.3s  send {"id":"1","type":"subscribe","payload":{}}
     5s    receive {"id":"1","type":"complete"}
     8s    close() 1000 "Normal Closure" @ app.js:9:1
     8.1s  close 1000`,
    '',
  ],
  'one with a subscription left': [
    `0s    connect wss://a.test/graphql protocol=graphql-transport-ws
     0.1s  open protocol=graphql-transport-ws
     0.2s  send {"type":"connection_init"}
     0.3s  send {"id":"1","type":"subscribe","payload":{}}
     8s    close() 1000 "Normal Closure" @ app.js:9:1
     8.1s  close 1000`,
    'unexpected-close',
  ],
  'a job that is done, and the next one the user asks for': [
    `0s    connect wss://a.test/report activation @ app.js:1:1
     0.1s  open
     0.1s  send {"run":"report"}
     8s    receive {"done":true}
     8s    close() in message @ app.js:9:1
     8.1s  close 1005
     9s    click
     9s    b connect wss://a.test/report activation @ app.js:1:1
     9.1s  b open
     20s   now`,
    '',
  ],
  'a page that closes as normal and connects again at once is not done': [
    `0s    connect wss://a.test/feed @ app.js:1:1
     0.1s  open
     0.1s  send {"sub":1}
     8s    receive {"n":1}
     8s    close() 1000 in message @ app.js:9:1
     8.1s  close 1000
     8.5s  b connect wss://a.test/feed @ app.js:1:1
     8.6s  b open
     20s   now`,
    'unexpected-close',
  ],
  'a job that is done': [
    `0s    connect wss://a.test/config @ app.js:1:1
     0.1s  open
     0.1s  send {"id":1,"method":"get"}
     0.4s  receive {"id":1,"result":{}}
     0.4s  close() 1000 in message @ app.js:9:1
     0.5s  close 1000
     9s    now`,
    '',
  ],
  'the server said that nothing more will come': [
    `0s    connect wss://a.test/log @ app.js:1:1
     0.1s  open
     1s    receive {"line":{n}} every 1s until 5s
     6s    receive {"type":"done"}
     6.1s  close() @ app.js:9:1
     6.2s  close 1005
     20s   now`,
    '',
  ],
  'a message about something else that is done says no such thing': [
    closed('9.9s receive {"todo":{"text":"call her","done":true}}'),
    'unexpected-close',
  ],
  'the page gives a purpose': [closed('', '', 'close() 1000 "user logged out" @ app.js:9:1'), ''],
  'or that it has no use for it': [closed('', '', 'close() 4000 "idle" @ app.js:9:1'), ''],
  'or that it takes another': [closed('', '', 'close() 1000 "token refresh" @ app.js:9:1'), ''],
  'another one opened first': [
    `0s    b connect wss://b.test/feed @ app.js:2:1
     0s    a connect wss://a.test/feed @ app.js:1:1
     0.1s  b open
     0.1s  a close() in open:socket @ app.js:9:1
     0.1s  a error
     0.1s  a close 1006`,
    '',
  ],
  'a reason without one': [
    closed('', '', 'close() 4000 "state changed" @ app.js:9:1'),
    'unexpected-close',
  ],
  'the one it replaces is left open for what is on its way': [
    `0s    connect wss://a.test/feed @ app.js:1:1
     0.1s  open
     9s    b connect wss://a.test/feed @ app.js:2:1
     9.1s  b open
     14s   close() 1000 @ app.js:9:1
     14.1s close 1000
     30s   now`,
    '',
  ],
  'the server wants its clients to connect anew': [
    `0s    connect wss://a.test/feed @ app.js:1:1
     0.1s  open
     1s    send hello
     9s    receive {"type":"session_reconnect"}
     9.01s close() in message @ app.js:9:1
     9.01s b connect wss://a.test/feed @ app.js:1:1
     9.1s  close 1005
     9.2s  b open
     20s   now`,
    '',
  ],
  'empty errors of the server are no refusal': [
    closed('9.9s receive {"result":{"n":1},"error":"","errors":[]}'),
    'unexpected-close',
  ],
  'a row that is scrolled out of sight': [
    closed('', '', 'close() in scroll:document @ app.js:9:1'),
    '',
  ],
  'a preview the pointer leaves': [
    closed('', '', 'close() in mouseleave:element @ app.js:9:1'),
    '',
  ],
  'a hot update': [
    `0s     connect wss://a.test/feed @ effect app.js:1:1
     0s     h connect ws://localhost:5173/?token=abc protocol=vite-hmr
     0.1s   h open protocol=vite-hmr
     0.1s   open
     20s    h receive {"type":"update","updates":[{"type":"js-update","path":"/src/App.tsx"}]}
     20.05s close() @ cleanup app.js:2:2 < commitHookEffectListUnmount react-dom.js:1:1
     20.06s b connect wss://a.test/feed @ effect app.js:1:1
     20.1s  close 1005
     20.2s  b open
     40s    now`,
    '',
  ],
  'a lazy tRPC client with nothing asked': [
    `0s    connect wss://a.test/trpc @ app.js:1:1
     0.1s  open
     0.2s  send {"id":1,"method":"query","params":{"path":"hello"}}
     0.3s  receive {"id":1,"result":{"type":"data","data":"hi"}}
     0.4s  send {"id":2,"method":"subscription","params":{"path":"news"}}
     1s    receive {"id":2,"result":{"type":"data","data":1}}
     2s    send {"id":2,"method":"subscription.stop"}
     5s    close() @ close app.js:9:1
     5.1s  close 1005
     20s   now`,
    '',
  ],
  'a tRPC client whose subscription goes on': [
    `0s    connect wss://a.test/trpc @ app.js:1:1
     0.1s  open
     0.4s  send {"id":2,"method":"subscription","params":{"path":"news"}}
     1s    receive {"id":2,"result":{"type":"data","data":1}}
     5s    close() @ close app.js:9:1
     5.1s  close 1005
     20s   now`,
    'unexpected-close',
  ],
  'the server said that what it was for has ended': [
    closed('9.9s receive {"type":"auction_ended","winner":7}'),
    '',
  ],
  'a language client that exits': [closed('9.99s send {"jsonrpc":"2.0","method":"exit"}'), ''],
  'the page said so itself': [closed('9.99s send {"done":true}'), ''],
  'Discord’s protocol by another name asks to connect anew': [
    `0s    connect wss://gateway.a.test/ @ app.js:1:1
     0.1s  open
     0.2s  receive {"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250}}
     0.3s  send {"op":2,"d":{"token":"x"}}
     9s    receive {"op":7,"d":null}
     9.01s close() 4000 "Reconnect requested" in message @ app.js:9:1
     9.1s  close 4000
     20s   now`,
    '',
  ],
})
