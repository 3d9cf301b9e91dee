import { expect, test } from 'vitest'
import { libraryCalls } from '../../../src/knowledge/library-calls.ts'
import { verdictTable } from './table.ts'

test('every row has a public source, and something it shows by', () => {
  for (const row of libraryCalls) {
    expect(row.source).toMatch(/^https:\/\//)
    expect(row.names ?? row.script ?? row.wire).toBeDefined()
    expect(row.doing).toMatch(/^[a-zA-Z]/)
    expect(row.doing).not.toMatch(/\.$/)
  }
})

/** Stacks as minified builds of the libraries have them in Chromium: methods keep their names. */
verdictTable({
  'reconnecting-websocket gives up connecting': [
    `0s     connect wss://a.test/feed @ e._connect app.js:1:7000
     4.001s close() 1000 "timeout" @ e._disconnect app.js:1:8320 < e._handleError app.js:1:2640 < e._handleTimeout app.js:1:8146 < app.js:1:8047
     4.002s error
     4.002s close 1006`,
    'page aborted-while-connecting certain',
    'its connection time-out ran out',
    'connectionTimeout, 4 s unless set',
  ],
  'so it does in Firefox': [
    `0s     document https://app.test/ firefox
     0s     connect wss://a.test/feed
     4.001s close() 1000 "timeout" @ e.prototype._disconnect app.js:1:8320 < e/this._handleError app.js:1:2640 < e.prototype._handleTimeout app.js:1:8146 < e.prototype._connect/</e._connectTimeout< app.js:1:8047
     4.002s error
     4.002s close 1006`,
    'page aborted-while-connecting certain',
    'its connection time-out ran out',
  ],
  'its reconnect() was called': [
    `0s   connect wss://a.test/feed
     0.1s open
     9s   close() 1000 @ e._disconnect app.js:1:8320 < e.reconnect app.js:1:5587 < app.js:29:71629
     9.1s close 1000`,
    'page closed-by-page certain',
    'reconnect() was called on it',
  ],
  'PartySocket was closed by the app': [
    `0s   connect wss://a.test/feed
     0.1s open
     9s   close() 1000 @ e._disconnect app.js:22:632 < e.close app.js:9:2561 < app.js:29:71685
     9.1s close 1000`,
    'page closed-by-page certain',
    'PartySocket',
  ],
  'Socket.IO misses the server’s ping': [
    `0s     connect wss://a.test/socket.io/?EIO=4&transport=websocket
     0.1s   open
     0.2s   receive 0{"sid":"x","pingInterval":25000,"pingTimeout":20000}
     45.2s  close() @ websocket.doClose app.js:22:15119 < websocket.close app.js:22:8884 < e._onClose app.js:22:25458 < app.js:22:23244
     45.3s  close 1005`,
    'page heartbeat-timeout likely',
    'no ping of the server came in time (Socket.IO)',
    'pingTimeout',
  ],
  'in Firefox it does so too': [
    `0s     document https://app.test/ firefox
     0s     connect wss://a.test/socket.io/?EIO=4&transport=websocket
     0.1s   open
     45.2s  close() @ doClose app.js:22:15119 < close app.js:22:8884 < _onClose app.js:22:25458 < _resetPingTimeout/this._pingTimeoutTimer< app.js:22:23244
     45.3s  close 1005`,
    'page heartbeat-timeout likely',
    'Socket.IO',
  ],
  'in Firefox a stack goes on with what set the timer': [
    `0s     document https://app.test/ firefox
     0s     connect wss://a.test/connection/websocket
     0.1s   open
     0.2s   send {"id":1,"connect":{}}
     0.3s   receive {"id":1,"connect":{"ping":2}}
     45.2s  close() @ close app.js:1:52205 < _disconnect app.js:1:8884 < _waitServerPing/this._serverPingTimeout< app.js:1:25458 < setTimeout handler*_waitServerPing app.js:1:23244
     45.3s  close 1000`,
    'page heartbeat-timeout likely',
    'no ping of the server came in time (centrifuge)',
  ],
  'Socket.IO gives up connecting': [
    `0s      connect wss://a.test/socket.io/?EIO=4&transport=websocket
     20.002s close() @ websocket.doClose app.js:22:15119 < websocket.close app.js:22:8884 < e._onClose app.js:22:25458 < e app.js:22:24660 < e.close app.js:22:25010 < app.js:22:41212
     20.003s error
     20.003s close 1006`,
    'page aborted-while-connecting certain',
    'timeout, 20 s unless set',
  ],
  'Socket.IO was disconnected by the app': [
    `0s   connect wss://a.test/socket.io/?EIO=4&transport=websocket
     0.1s open
     9s   close() @ websocket.doClose app.js:22:15119 < websocket.close app.js:22:8884 < e._onClose app.js:22:25458 < e app.js:22:24660 < e.close app.js:22:25010 < e._close app.js:22:3 < e.disconnect app.js:22:4 < logOut app.js:29:1
     9.1s close 1005`,
    'page closed-by-page certain',
    'disconnect() was called on it',
  ],
  'graphql-ws waits for connection_ack in vain': [
    `0s   connect wss://a.test/graphql protocol=graphql-transport-ws
     0.1s open protocol=graphql-transport-ws
     0.2s send {"type":"connection_init"}
     5.2s close() 4504 "Connection acknowledgement timeout" @ app.js:22:50037
     5.3s close 4504`,
    'page closed-by-page certain',
    'the server did not acknowledge connection_init in time',
    'connectionAckWaitTimeout',
  ],
  'graphql-ws is lazy': [
    `0s    connect wss://a.test/graphql protocol=graphql-transport-ws
     0.1s  open protocol=graphql-transport-ws
     0.2s  send {"type":"connection_init"}
     0.3s  receive {"type":"connection_ack"}
     9s    close() 1000 "Normal Closure" @ t app.js:22:51055 < app.js:22:51171
     9.1s  close 1000`,
    'page closed-by-page certain',
    'its last subscription had ended',
    'lazyCloseTimeout',
  ],
  'graphql-ws was disposed of': [
    `0s    connect wss://a.test/graphql protocol=graphql-transport-ws
     0.1s  open protocol=graphql-transport-ws
     9s    close() 1000 "Normal Closure" @ Object.dispose app.js:22:52722
     9.1s  close 1000`,
    'page closed-by-page certain',
    'dispose() was called on it',
  ],
  'Phoenix gets no answer to its heartbeat': [
    `0s   connect wss://a.test/socket/websocket?vsn=2.0.0
     0.1s open
     60s  close() 1000 @ app.js:1:10 < t.waitForBufferDone app.js:1:20 < t.teardown app.js:1:30 < t.heartbeatTimeout app.js:1:40 < app.js:1:50
     61s  close 1000`,
    'page heartbeat-timeout likely',
    'its heartbeat got no answer (Phoenix)',
  ],
  'Phoenix was disconnected by the app': [
    `0s   connect wss://a.test/socket/websocket?vsn=2.0.0
     0.1s open
     9s   close() @ app.js:1:10 < t.waitForBufferDone app.js:1:20 < t.teardown app.js:1:30 < t.disconnect app.js:1:40 < leave app.js:2:50
     9.1s close 1005`,
    'page closed-by-page certain',
    'disconnect() was called on it',
  ],
  'stompjs hears nothing': [
    `0s   connect wss://a.test/ws protocol=v12.stomp
     0.1s open protocol=v12.stomp
     30s  close() @ e._closeWebsocket app.js:1:10 < e._closeOrDiscardWebsocket app.js:1:20 < app.js:1:30
     31s  close 1006`,
    'page heartbeat-timeout likely',
    'heartbeatIncoming',
  ],
  'stompjs gives up connecting': [
    `0s   connect wss://a.test/ws protocol=v12.stomp
     5s   close() @ e._closeWebsocket app.js:1:10 < e._closeOrDiscardWebsocket app.js:1:20 < e.forceDisconnect app.js:1:30 < app.js:1:40
     5s   error
     5s   close 1006`,
    'page aborted-while-connecting certain',
    'connectionTimeout',
  ],
  'Action Cable hears no ping': [
    `0s   connect wss://a.test/cable protocol=actioncable-v1-json
     0.1s open protocol=actioncable-v1-json
     12s  close() @ t.close app.js:1:10 < t.reopen app.js:1:20 < t.reconnectIfStale app.js:1:30 < app.js:1:40
     13s  close 1005`,
    'page heartbeat-timeout likely',
    'Action Cable',
  ],
  'centrifuge hears no ping': [
    `0s   connect wss://a.test/connection/websocket
     0.1s open
     35s  close() @ e.close app.js:1:10 < e._disconnect app.js:1:20 < app.js:1:30
     36s  close 1005`,
    'page heartbeat-timeout likely',
    'maxServerPingDelay',
  ],
  'centrifuge closes when the page goes offline': [
    `0s   connect wss://a.test/connection/websocket
     0.1s open
     35s  close() in offline:window @ e.close app.js:1:10 < e._disconnect app.js:1:20 < app.js:1:30
     36s  close 1005`,
    'page closed-by-page certain',
    'an offline handler of the window',
  ],
  'Pusher gets no pong': [
    `0s   connect wss://a.test/app/key?protocol=7&client=js
     0.1s open
     150s close() @ e.close app.js:1:5 < e.close app.js:1:10 < t.disconnectInternally app.js:1:20 < app.js:1:30 < app.js:1:40
     151s close 1005`,
    'page heartbeat-timeout likely',
    'pongTimeout',
  ],
  'SockJS gives up connecting': [
    `0s   connect wss://a.test/echo/123/abcdefgh/websocket
     5s   close() @ i.close app.js:1:10 < r._transportTimeout app.js:1:20
     5s   error
     5s   close 1006`,
    'page aborted-while-connecting certain',
    'the transport did not open in time',
  ],
  'SignalR stops, for one reason or the other': [
    `0s   connect wss://a.test/hub
     0.1s open
     0.2s send {"protocol":"json","version":1}\x1e
     30s  close() @ Bu._close app.js:29:54372 < Bu.stop app.js:29:53443
     31s  close 1005`,
    'page closed-by-page certain',
    'serverTimeoutInMilliseconds',
  ],
  'MQTT.js gets no PINGRESP': [
    `0s   connect wss://a.test/mqtt protocol=mqtt
     0.1s open protocol=mqtt
     0.2s send binary 10 00
     0.3s receive binary 20 02 00 00
     60s  send binary c0 00
     90s  close() @ c.<anonymous> app.js:29:4287 < a.emit app.js:23:10039 < h.run app.js:23:22525
     91s  close 1005`,
    'page heartbeat-timeout likely',
    'PINGREQ got no answer (MQTT.js)',
  ],
  'MQTT.js gets no CONNACK': [
    `0s   connect wss://a.test/mqtt protocol=mqtt
     0.1s open protocol=mqtt
     0.2s send binary 10 00
     30s  close() @ c.<anonymous> app.js:29:4287 < a.emit app.js:23:10039 < h.run app.js:23:22525
     31s  close 1005`,
    'page closed-by-page certain',
    'CONNACK did not come in time',
  ],
  'MQTT.js was ended by the app': [
    `0s   connect wss://a.test/mqtt protocol=mqtt
     0.1s open protocol=mqtt
     0.3s receive binary 20 02 00 00
     9s   send binary e0 00
     9s   close() @ c.<anonymous> app.js:29:4287 < a.emit app.js:23:10039 < h.run app.js:23:22525
     9.1s close 1005`,
    'page closed-by-page certain',
    'end() was called on it',
  ],
  'an observable’s last subscription ended': [
    `0s   connect wss://a.test/feed
     0.1s open
     9s   close() @ app.js:1:10 < it app.js:1:20 < n.unsubscribe app.js:1:30 < stop app.js:2:40
     9.1s close 1005`,
    'page closed-by-page certain',
    'RxJS',
  ],
  'a function of the app’s own with such a name is no library': [
    `0s   connect wss://a.test/feed
     0.1s open
     9s   close() @ e.close app.js:1:10 < e._disconnect app.js:1:20 < app.js:1:30
     9.1s close 1005`,
    'page closed-by-page certain',
    'app.js:1',
  ],
})
