import { verdictTable } from './table.ts'

verdictTable({
  'words of who may take part': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send {"join":"a"}
     1.1s  close 4403 "not a member of this channel"`,
    'server unauthorized likely',
  ],
  '4001 without a library is what many use': [
    `0s    connect wss://a.test/feed
     0.1s  open
     0.2s  close 4001`,
    'server unauthorized possible',
    '4001',
    'had sent nothing',
  ],
  'wasClean=false does not matter: Daphne resets after its Close frame': [
    `0s    connect wss://a.test/feed
     0.1s  open
     0.2s  close 4001 unclean`,
    'server unauthorized possible',
    'The frame still came from the server',
  ],
  'nor does Firefox’s error event before it': [
    `0s    document https://app.test/ firefox
     0s    connect wss://a.test/feed
     0.1s  open
     0.2s  error
     0.2s  close 4001 unclean`,
    'server unauthorized possible',
  ],
  'words, even under 1000': [
    `0s    connect wss://a.test/feed
     0.1s  open
     0.5s  send {"type":"auth","token":"x"}
     0.6s  close 1000 "JWT expired"`,
    'server unauthorized likely',
    '“JWT expired”',
    '100 ms after the first message',
  ],
  'the code of a recognised library is certain': [
    `0s    connect wss://a.test/graphql protocol=graphql-transport-ws
     0.1s  open protocol=graphql-transport-ws
     0.2s  send {"type":"connection_init"}
     0.3s  close 4403`,
    'server unauthorized certain',
    'graphql-ws',
  ],
  'and with the words that go with it': [
    `0s    connect wss://a.test/graphql protocol=graphql-transport-ws
     0.1s  open protocol=graphql-transport-ws
     0.2s  send {"type":"connection_init"}
     0.3s  close 4403 "Forbidden"`,
    'server unauthorized certain',
  ],
  'another library may mean something else by 4001': [
    `0s    connect wss://gateway.discord.gg/?v=10
     0.1s  open
     0.2s  close 4001`,
    'server message-refused certain',
    'Unknown opcode',
  ],
  'Centrifugo’s 3000 is not IANA’s': [
    `0s    connect wss://a.test/connection/websocket
     0.1s  open
     0.2s  close 3000`,
    'server closed-by-server certain',
  ],
  '1008 right after the first message': [
    `0s    connect wss://a.test/feed
     0.1s  open
     0.5s  send {"token":"x"}
     0.6s  close 1008`,
    'server unauthorized possible',
  ],
  '1008 after many messages is about a message': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send {"n":1} every 1s until 9s
     9.1s  close 1008`,
    'server message-refused possible',
  ],
  'a refusal in a message before an empty Close frame': [
    `0s    connect wss://a.test/cable protocol=actioncable-v1-json
     0.1s  open protocol=actioncable-v1-json
     0.2s  receive {"type":"disconnect","reason":"unauthorized","reconnect":false}
     0.21s close 1000`,
    'server unauthorized likely',
    'unauthorized',
  ],
  'a refusal in a message says more than a code that is only possible': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send hello every 1s until 9s
     9.5s  receive {"type":"error","message":"Token has expired"}
     9.51s close 1008`,
    'server unauthorized likely',
    'Token has expired',
  ],
  'Spring’s 1002 after a STOMP ERROR': [
    `0s    connect wss://a.test/feed protocol=v12.stomp
     0.1s  open protocol=v12.stomp
     0.2s  send CONNECT␊accept-version:1.2␊␊
     0.3s  receive ERROR␊message:Access denied␊␊
     0.31s close 1002`,
    'server unauthorized likely',
    'Access denied',
  ],
  'the time a server keeps TCP open does not count between the two': [
    `0s    connect wss://a.test/feed
     0.1s  open
     5s    receive {"type":"disconnect","reason":"unauthorized"}
     5.1s  closing
     7.1s  close 1005`,
    'server unauthorized likely',
  ],
  'MQTT’s CONNACK': [
    `0s    connect wss://a.test/mqtt protocol=mqtt
     0.1s  open protocol=mqtt
     0.2s  send binary 10 0c 00 04
     0.3s  receive binary 20 02 00 05
     0.31s close 1005`,
    'server unauthorized likely',
    'Not authorized',
  ],
  'a page that fetches another token first is the page, and the refusal is told': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1.1s  receive {"type":"error","message":"token expired"}
     2.2s  close() @ app.js:9:9
     2.3s  close 1005`,
    'page closed-by-page certain',
    'unauthorized',
    'token expired',
  ],
  'a code that is certain is believed before a message': [
    `0s    connect wss://a.test/feed
     0.1s  open
     5s    receive {"type":"error","message":"Token has expired"}
     5.1s  close 1012`,
    'server server-restart certain',
  ],
  'a page that closes on a refusal answers it': [
    `0s    connect wss://a.test/feed
     0.1s  open
     0.2s  receive {"type":"error","message":"invalid token"}
     0.21s close() in message @ app.js:9:1
     0.3s  close 1005`,
    'page unauthorized likely',
    'app.js:9',
  ],
  'a page that closes after data does not': [
    `0s    connect wss://a.test/feed
     0.1s  open
     0.2s  receive {"type":"news","text":"unauthorized biography"}
     0.21s close() in message @ app.js:9:1
     0.3s  close 1005`,
    'page closed-by-page certain',
  ],
  'subscriptions-transport-ws says so, and closes with 1011 as always': [
    `0s    connect wss://a.test/graphql protocol=graphql-ws
     0.1s  open protocol=graphql-ws
     0.2s  send {"type":"connection_init","payload":{}}
     0.3s  receive {"type":"connection_error","payload":{"message":"Invalid auth token"}}
     0.32s close 1011`,
    'server unauthorized likely',
    'Invalid auth token',
  ],
  '4001 beside words of something else': [
    `0s    connect wss://a.test/game
     0.1s  open
     9s    close 4001 "game over"`,
    'server closed-by-server certain',
    '“game over”',
    'What the server means by its reason',
  ],
  '4001 beside words of who connects': [
    `0s    connect wss://a.test/game
     0.1s  open
     9s    close 4001 "ticket already used"`,
    'server unauthorized possible',
  ],
  'Socket.IO refuses in its protocol, and its client closes': [
    `0s    connect wss://a.test/socket.io/?EIO=4&transport=websocket
     0.1s  open
     0.2s  receive 0{"sid":"x","upgrades":[],"pingInterval":25000,"pingTimeout":20000}
     0.21s send 40{"token":"abc"}
     0.3s  receive 44{"message":"Authentication error: invalid token"}
     0.3s  close() in message @ app.js:9:1
     0.4s  close 1005`,
    'server unauthorized likely',
    'the Socket.IO client closed the connection in answer at app.js:9',
  ],
  'SockJS says code and reason in a message': [
    `0s    connect wss://a.test/echo/123/abcdefgh/websocket
     0.1s  open
     0.2s  receive o
     9s    receive c[4001,"token expired"]
     9s    close() in message @ app.js:9:1
     9.1s  close 1000`,
    'server unauthorized likely',
    '4001 token expired',
  ],
  'MQTT’s CONNACK, a byte a message, and the connection is cut': [
    `0s    connect wss://a.test/mqtt protocol=mqtt
     0.1s  open protocol=mqtt
     0.2s  send binary 10 0c 00 04
     0.3s  receive binary 20
     0.3s  receive binary 02
     0.3s  receive binary 00
     0.3s  receive binary 04
     0.35s close 1006`,
    'network unauthorized likely',
    'bad user name or password',
  ],
  'a refusal of one request, and the connection is cut a second later': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send {"join":5}
     2s    receive {"type":"error","message":"permission denied for room 5"}
     3.3s  close 1006`,
    'network connection-lost certain',
    'unauthorized',
    'permission denied',
  ],
  'a refusal in words, and the connection is cut': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send hello
     2s    receive {"type":"error","message":"invalid token"}
     2.1s  close 1006`,
    'network unauthorized likely',
    'invalid token',
  ],
  'a token in the URL expired at that moment': [
    `0s    connect wss://a.test/feed?token=eyJhbGciOiAiSFMyNTYifQ.eyJzdWIiOiA3LCAiZXhwIjogMTc2NzIyNjIwMH0.c2ln
     0.1s  open
     1s    send {"q":{n}} every 30s until 598s
     600.3s close 1000`,
    'server unauthorized possible',
    'A token the page sent expired at that moment',
    '300 ms before the end',
  ],
  'or one in the first message, and 1008 says no more': [
    `0s    connect wss://a.test/feed
     0.1s  open
     0.2s  send {"type":"auth","token":"eyJhbGciOiAiSFMyNTYifQ.eyJzdWIiOiA3LCAiZXhwIjogMTc2NzIyNTY2MH0.c2ln"}
     1s    send {"q":{n}} every 3s until 59s
     60.3s close 1008`,
    'server unauthorized likely',
    'expired at that moment',
  ],
  'a token that was over before it was sent': [
    `0s    connect wss://a.test/feed?token=eyJhbGciOiAiSFMyNTYifQ.eyJzdWIiOiA3LCAiZXhwIjogMTc2NzIyNTMwMH0.c2ln
     0.1s  open
     0.2s  close 1006`,
    'network unauthorized possible',
    'was over already',
  ],
  'a token that is good for long is none of it': [
    `0s    connect wss://a.test/feed?token=eyJhbGciOiAiSFMyNTYifQ.eyJzdWIiOiA3LCAiZXhwIjogMTc2NzIyOTIwMH0.c2ln
     0.1s  open
     1s    send {"q":{n}} every 30s until 498s
     500s  close 1000`,
    'server closed-by-server certain',
  ],
})
