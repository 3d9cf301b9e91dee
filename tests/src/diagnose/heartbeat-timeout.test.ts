import { expect, test } from 'vitest'
import { verdictOf } from '../../support/trace.ts'
import { verdictTable } from './table.ts'

verdictTable({
  'a beat of the server that stayed out': [
    `0s     connect wss://a.test/feed
     0.1s   open
     3s     receive {"type":"ping","message":1} every 3s until 30s
     39s    close() @ app.js:80:5
     39.1s  close 1005`,
    'page heartbeat-timeout likely',
    'stayed out for 9.000 s',
    '3.000 s was usual',
  ],
  'a ping of the page that got no answer': [
    `0s     connect wss://a.test/feed
     0.1s   open
     10s    send {"type":"ping"} every 10s until 60s
     10.05s receive {"type":"pong"} every 10s until 50.05s
     65s    close() 4000 @ app.js:80:5
     65.1s  close 1006`,
    'page heartbeat-timeout likely',
    'got no answer for 5.000 s',
  ],
  'the page’s own reason': [
    `0s     connect wss://a.test/socket/websocket?vsn=2.0.0
     0.1s   open
     30s    close() 1000 "heartbeat timeout" @ phoenix.js:9:1 < app.js:4:1
     30.1s  close 1000`,
    'page heartbeat-timeout certain',
    '“heartbeat timeout”',
  ],
  'a watchdog of a library in the stack': [
    `0s     connect wss://a.test/hub
     0.1s   open
     30s    close() @ HubConnection.serverTimeout signalr.js:9:1
     30.1s  close 1005`,
    'page heartbeat-timeout likely',
    'serverTimeout',
  ],
  'a pause at a breakpoint is told': [
    `0s     connect wss://a.test/feed
     0.1s   open
     3s     receive {"type":"ping","message":1} every 3s until 30s
     31s    paused 120s
     152s   close() @ app.js:80:5
     152.1s close 1005`,
    'page heartbeat-timeout likely',
    'paused or blocked for 120.000 s',
  ],
  'a watchdog of a machine that is offline': [
    `0s     connect wss://a.test/feed
     0.1s   open
     10s    receive {"type":"ping"} every 10s until 60s
     61s    offline
     85s    close() @ app.js:7:3
     86s    close 1006`,
    'page heartbeat-timeout likely',
    'network-lost',
  ],
  'a watchdog that finds out about a sleep': [
    `0s     connect wss://a.test/feed
     0.1s   open
     10s    receive {"type":"ping"} every 10s until 60s
     62s    clock 3600s
     77s    close() @ app.js:7:3
     137s   close 1006`,
    'page heartbeat-timeout likely',
    'slept for about 1 h',
    'suspended',
  ],
  'a click between two beats is the page': [
    `0s     connect wss://a.test/feed
     0.1s   open
     3s     receive {"type":"ping","message":1} every 3s until 30s
     38s    close() in click @ app.js:80:5
     38.1s  close 1005`,
    'page closed-by-page certain',
  ],
  'a timer while the beats are on time is the page': [
    `0s     connect wss://a.test/feed
     0.1s   open
     3s     receive {"type":"ping","message":1} every 3s until 30s
     32s    close() @ app.js:80:5
     32.1s  close 1005`,
    'page closed-by-page certain',
  ],
  'the server’s half of STOMP that stayed out, while the page beats on': [
    `0s     connect wss://a.test/ws protocol=v12.stomp
     0.1s   open protocol=v12.stomp
     10s    send ␊ every 10s until 70s
     11s    receive ␊ every 10s until 51s
     71s    close() @ stomp.js:80:5
     71.1s  close 1006`,
    'page heartbeat-timeout likely',
    'stayed out for 20.000 s',
  ],
  'Engine.IO before a second ping, by what the server announced': [
    `0s     connect wss://a.test/socket.io/?EIO=4&transport=websocket
     0.1s   open
     0.2s   receive 0{"sid":"x","pingInterval":25000,"pingTimeout":20000}
     25.2s  receive "2"
     25.21s send "3"
     70.2s  close() @ engine.js:80:5
     70.3s  close 1006`,
    'page heartbeat-timeout likely',
    'wait 45 s for the next ping',
  ],
  'MQTT.js says so in its stack': [
    `0s     connect wss://a.test/mqtt protocol=mqtt
     0.1s   open protocol=mqtt
     60s    send binary c0 00
     90s    close() @ MqttClient.onKeepaliveTimeout mqtt.js:9:1
     90.1s  close 1005`,
    'page heartbeat-timeout likely',
  ],
  'no heartbeat stays out while data comes': [
    `0s     connect wss://a.test/ws protocol=v12.stomp
     0.1s   open protocol=v12.stomp
     10s    receive ␊ every 10s until 60s
     62s    receive {"news":1} every 2s until 90s
     91s    close() @ app.js:80:5
     91.1s  close 1005`,
    'page closed-by-page certain',
  ],
  'prices that stay out are data': [
    `0s     connect wss://a.test/feed
     0.1s   open
     1s     receive {"price":10{n}5} every 1s until 30s
     40s    close() @ app.js:80:5
     40.1s  close 1005`,
    'page closed-by-page certain',
  ],
  'a watchdog that waits longer than the interval beats on meanwhile': [
    `0s     connect wss://a.test/ws
     0.1s   open
     1.1s   send ping every 1s until 9.2s
     1.12s  receive pong every 1s until 6.2s
     9.15s  close() 1000 @ close vueuse.js:80:5
     9.2s   close 1000`,
    'page heartbeat-timeout likely',
    'its heartbeats got no answer for 2.050 s',
  ],
  'y-websocket has heard nothing': [
    `0s     connect wss://a.test/doc
     0.1s   open
     0.2s   send binary 00 00 01 00
     33s    close() @ closeWebsocketConnection app.js:80:5 < app.js:90:1
     33.1s  close 1005`,
    'page heartbeat-timeout likely',
    'messageReconnectTimeout',
  ],
  'SignalR: stop() after a round silence of the server is its time-out': [
    `0s     connect wss://a.test/hub
     0.1s   open
     0.1s   send {"protocol":"json","version":1}\x1e
     0.2s   receive {}\x1e
     15.1s  send {"type":6}\x1e every 15s until 45.2s
     30.22s close() @ _close signalr.js:80:5 < stop signalr.js:60:1
     30.3s  close 1005`,
    'page heartbeat-timeout likely',
    'serverTimeoutInMilliseconds',
  ],
  'SignalR: stop() at another moment is the app’s': [
    `0s     connect wss://a.test/hub
     0.1s   open
     0.1s   send {"protocol":"json","version":1}\x1e
     0.2s   receive {}\x1e
     17.4s  close() @ _close signalr.js:80:5 < stop signalr.js:60:1
     17.5s  close 1005`,
    'page closed-by-page certain',
  ],
  'a young connection whose pongs stay out after the second': [
    `0s     connect wss://a.test/ws
     0.1s   open
     1s     send ping every 800ms until 5s
     1.02s  receive pong every 800ms until 1.9s
     5.1s   close() @ check app.js:80:5
     5.2s   close 1005`,
    'page heartbeat-timeout likely',
    'its heartbeats got no answer',
  ],
})

test('a ping after a sleep may have asked a connection that had died in it', () => {
  const verdict = verdictOf(`
    0s     connect wss://a.test/ws @ a.js:1:1
    0.1s   open
    5s     send {"type":"ping"} every 25s until 80s
    5.1s   receive {"type":"pong"} every 25s until 80.2s
    90s    clock 7200s
    105s   send {"type":"ping"}
    115s   close() 4000 @ a.js:30:2`)
  expect(verdict?.cause).toBe('heartbeat-timeout')
  expect(verdict?.alternatives.map(({ cause }) => cause)).toContain('suspended')
})
