import { verdictTable } from './table.ts'

verdictTable({
  'graphql-ws’s 4408 after 3 s': [
    `0s    connect wss://a.test/graphql protocol=graphql-transport-ws
     0.1s  open protocol=graphql-transport-ws
     3.1s  close 4408 "Connection initialisation timeout"`,
    'server init-timeout certain',
    'waited 3.000 s',
    'sent nothing',
  ],
  '4408 without words is the library’s': [
    `0s    connect wss://a.test/graphql protocol=graphql-transport-ws
     0.1s  open protocol=graphql-transport-ws
     3.1s  close 4408`,
    'server init-timeout certain',
  ],
  '4408 amid a talk is about something else': [
    `0s    connect wss://a.test/feed
     0.1s  open
     1s    send {"n":{n}} every 1s until 60s
     1.1s  receive {"n":{n}} every 1s until 60.1s
     61s   close 4408`,
    'server closed-by-server certain',
  ],
  'an opening message lost in a refused send()': [
    `0s    connect wss://a.test/feed
     0.01s send()! InvalidStateError "Still in CONNECTING state." @ app.js:4:3
     0.1s  open
     5.1s  close 1000`,
    'server init-timeout possible',
    'app.js:4',
    'was never sent',
  ],
  words: [
    `0s    connect wss://a.test/feed
     0.1s  open
     5.1s  close 1008 "Authentication timeout"`,
    'server init-timeout likely',
  ],
  'who has spoken did not time out': [
    `0s    connect wss://a.test/feed
     0.01s send()! InvalidStateError "Still in CONNECTING state."
     0.1s  open
     1s    send {"type":"hello"}
     5.1s  close 1000`,
    'server closed-by-server certain',
  ],
})
