import { describe } from 'vitest'
import { caseTable } from './table.ts'

describe('throttled timers of a hidden page', () => {
  caseTable({
    'SignalR 2: its own check comes late and closes, though the server’s keep-alives arrive; no beat of the page shows it':
      {
        url: 'https://github.com/SignalR/SignalR/issues/4536',
        trace: `
        0s       connect wss://app.example.test/signalr/connect?transport=webSockets @ start jquery.signalR.js:1430:23
        0.1s     open
        10s      receive {} every 10s until 420s
        30s      hidden
        421.02s  close() @ reconnect jquery.signalR.js:1200:27 < checkIfAlive jquery.signalR.js:1010:13
        421.1s   close 1005`,
        verdict: 'page closed-by-page certain',
        or: ['background-throttling'],
      },
    'SignalR: the pings of the page come once a minute, and the server gives up after 30 s': {
      url: 'https://github.com/dotnet/aspnetcore/issues/31079',
      trace: `
        0s       connect wss://app.example.test/hub?id=x @ HttpConnection.js:300:12
        0.1s     open
        0.12s    send {"protocol":"json","version":1}\u001e
        0.2s     receive {}\u001e
        15.2s    send {"type":6}\u001e every 15.01s until 390s
        6.3s     receive {"type":6}\u001e every 15s until 396.3s
        60s      hidden
        406.17s  close 1006`,
      verdict: 'network background-throttling likely',
      says: ['hidden'],
    },
    'a Go server: the answer to a late ping looks lost to the page': {
      url: 'https://github.com/online-go/online-go.com/pull/3406',
      trace: `
        0s       connect wss://go.example.test/ @ GoSocket.js:120:25
        0.1s     open
        1s       send ["net/ping",{"client":{n},"latency":35}] every 10s until 331s
        1.04s    receive ["net/pong",{"client":{n},"server":{n}}] every 10s until 331.04s
        20s      hidden
        380.02s  send ["net/ping",{"client":34,"latency":35}]
        380.06s  receive ["net/pong",{"client":34,"server":34}]
        440.03s  close() @ GoSocket.js:201:17
        440.08s  close 1005`,
      verdict: 'page background-throttling likely',
      says: ['GoSocket.js:201'],
    },
    'MQTT.js: PINGREQ of a hidden page misses the broker’s one and a half keep-alives': {
      url: 'https://github.com/mqttjs/MQTT.js/issues/1268',
      trace: `
        0s       connect wss://broker.example.test/mqtt protocol=mqtt @ mqtt.js:1:9000
        0.1s     open protocol=mqtt
        0.11s    send binary 10 10 00 04 4d 51 54 54 04 02 00 3c 00 04 77 65 62 31
        0.15s    receive binary 20 02 00 00
        60.1s    send binary c0 00 every 60s until 360.1s
        60.14s   receive binary d0 00 every 60s until 360.14s
        65s      hidden
        452.7s   close 1006`,
      verdict: 'network background-throttling likely',
    },
    'Socket.IO in a tab that Energy Saver froze: the server’s pings found nobody': {
      url: 'https://github.com/boostcampwm2025/web19-estrogenquattro/issues/525',
      trace: `
        0s       connect wss://study.example.test/socket.io/?EIO=4&transport=websocket @ engine.io.js:5:1
        0.1s     open
        0.11s    receive 0{"sid":"a1","upgrades":[],"pingInterval":25000,"pingTimeout":20000}
        0.12s    send "40"
        25s      receive "2" every 25s until 400s
        25.002s  send "3" every 25s until 400.002s
        60s      hidden
        410s     freeze
        905s     resume
        905.01s  visible
        905.03s  receive "2"
        905.031s send "3"
        905.06s  close 1006`,
      verdict: 'browser suspended certain',
    },
    'a text editor: a watchdog of 60 s against timers of 59.9 s': {
      url: 'https://github.com/nextcloud/text/pull/8005',
      trace: `
        0s       connect wss://cloud.example.test/text/sync @ y-websocket.js:150:20
        0.1s     open
        1s       send {"type":"sync","n":{n}} every 15s until 331s
        1.06s    receive {"type":"sync","ok":{n}} every 15s until 331.06s
        30s      hidden
        390.9s   send {"type":"sync","n":24}
        450.79s  close() @ y-websocket.js:420:14
        450.85s  close 1005`,
      verdict: 'page background-throttling likely',
    },
  })
})
