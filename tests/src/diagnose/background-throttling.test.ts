import { verdictTable } from './table.ts'

const BEATS = `
  0s    connect wss://a.test/feed
  0.1s  open
  10s   send {"type":"ping"} every 10s until 100s
  101s  hidden`

verdictTable({
  'a server that said that it is done did not wait for the page': [
    `0s    connect wss://a.test/job
     0.1s  open
     1s    send {"type":"ping"} every 10s until 50s
     1.1s  receive {"type":"pong"} every 10s until 50.1s
     51s   hidden
     80s   receive {"type":"done"}
     80.1s close 1000`,
    'server closed-by-server certain',
  ],
  'a hidden page whose beat came too late, cut by the other side': [
    `${BEATS}
     160s  send {"type":"ping"}
     161s  close 1006`,
    'network background-throttling likely',
    '60.000 s instead of 10.000 s',
  ],
  'the same with a Close frame that says nothing': [
    `${BEATS}
     160s  send {"type":"ping"}
     161s  close 1000`,
    'server background-throttling likely',
  ],
  'the same, closed by the page': [
    `${BEATS}
     160s  send {"type":"ping"}
     161s  close() @ app.js:8:1
     161.1s close 1005`,
    'page background-throttling likely',
  ],
  'three stretched beats do not make a new interval': [
    `${BEATS}
     160s  send {"type":"ping"} every 60s until 340s
     341s  close 1006`,
    'network background-throttling likely',
    '10.000 s',
  ],
  'the same, of a page that was busy before: its beats came unevenly': [
    `0s    connect wss://a.test/feed
     0.1s  open
     0.5s  send {"type":"ping"}
     0.9s  send {"type":"ping"}
     1.4s  send {"type":"ping"}
     1.7s  send {"type":"ping"}
     2.1s  send {"type":"ping"}
     2.5s  hidden
     3.1s  send {"type":"ping"} every 1s until 8.1s
     8.2s  close 1006`,
    'network background-throttling likely',
    '1.000 s instead of 400 ms',
  ],
  'beats that came as it pleased the page have no time to be late for': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send {"type":"ping"}
     11s   send {"type":"ping"}
     12s   send {"type":"ping"}
     31s   send {"type":"ping"}
     33s   send {"type":"ping"}
     50s   hidden
     60s   send {"type":"ping"} every 20s until 120s
     121s  close 1006`,
    'network connection-lost certain',
  ],
  'a hidden page whose beats keep their time is not throttled': [
    `${BEATS}
     110s  send {"type":"ping"} every 10s until 160s
     161s  close 1006`,
    'network connection-lost certain',
  ],
  'a server that beats as well does not hide the page’s own beats': [
    `0s       connect wss://a.test/feed
     0.1s     open
     4s       receive {"server":"alive"} every 10s until 404s
     10s      send {"client":"alive"} every 15s until 370s
     30s      hidden
     405.5s   close 1006`,
    'network background-throttling likely',
  ],
  'what answers the server’s beats is not throttled': [
    `0s       connect wss://a.test/feed
     0.1s     open
     15s      receive ping every 15s until 375s
     15.01s   send pong every 15s until 375.01s
     30s      hidden
     410.5s   close 1006`,
    'network connection-lost certain',
  ],
  'a watchdog that runs as soon as the page is shown again': [
    `0s     connect wss://a.test/feed
     0.1s   open
     10s    send {"type":"ping"} every 10s until 340s
     10.1s  receive {"type":"pong"} every 10s until 340.1s
     30s    hidden
     395s   visible
     395.3s close() @ app.js:9:1
     395.4s close 1005`,
    'page background-throttling likely',
  ],
  'timers of hidden pages fire once a second from the beginning': [
    `0s    connect wss://a.test/feed
     0.1s  open
     0.4s  send {"type":"ping"} every 400ms until 4s
     4.1s  hidden
     5s    send {"type":"ping"} every 1s until 7s
     7.2s  close 1006`,
    'network background-throttling likely',
    '1.000 s instead of 400 ms',
  ],
  'timers of hidden pages fire once a minute: a beat that stays out for longer was stopped': [
    `0s     connect wss://a.test/feed
     0.1s   open
     10s    send {"type":"ping"} every 10s until 100s
     10.1s  receive {"type":"pong"} every 10s until 100.1s
     101s   hidden
     401s   close() 1000 "hidden" @ app.js:8:5
     401.1s close 1000`,
    'page closed-by-page certain',
  ],
  'a beat that was due before the page was hidden stayed out for another reason': [
    `0s    connect wss://a.test/feed
     0.1s  open
     10s   send {"type":"ping"} every 10s until 100s
     115s  hidden
     117s  close 1006`,
    'network connection-lost certain',
  ],
  'a beat that was due just before may have waited for a busy page': [
    `0s    connect wss://a.test/feed
     0.1s  open
     0.4s  send {"type":"ping"} every 300ms until 4s
     4.5s  hidden
     5s    send {"type":"ping"}
     5.1s  close() 4000 "gone" @ app.js:8:5
     5.2s  close 4000 "gone"`,
    'page background-throttling likely',
  ],
  'a visible page is not throttled': [
    `0s    connect wss://a.test/feed
     0.1s  open
     10s   send {"type":"ping"} every 10s until 100s
     140s  close 1006`,
    'network connection-lost certain',
  ],
  'without a heartbeat it cannot be told from an idle limit': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    receive x
     5s    hidden
     61.5s close 1006`,
    'network idle-timeout possible',
    'hidden for 56.500 s',
    'background-throttling',
  ],
  'the page’s half, where both sides beat': [
    `0s    connect wss://a.test/hub
     0.1s  open
     15s   send {"type":6}\x1e every 15s until 105s
     14s   receive {"type":6}\x1e every 15s until 150s
     106s  hidden
     166s  close 1006`,
    'network background-throttling likely',
    '61.000 s instead of 15.000 s',
  ],
  'cursor positions that end when the page is hidden are no heartbeat': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send {"x":4{n}1,"y":2} every 1s until 100s
     101s  hidden
     140s  close 1006`,
    'network connection-lost certain',
  ],
  'regular messages that come late are throttled all the same': [
    `0s    connect wss://a.test/feed
     0.1s  open
     10s   send {"state":"here"} every 10s until 100s
     101s  hidden
     160s  send {"state":"here"}
     161s  close 1006`,
    'network background-throttling likely',
  ],
})
