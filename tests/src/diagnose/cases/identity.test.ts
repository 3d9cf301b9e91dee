import { describe } from 'vitest'
import { caseTable, life } from './table.ts'

const CONNECT = 'binary 10 12 00 04 4d 51 54 54 04 02 00 3c 00 06 77 65 62 61 70 70'
const CONNACK = 'binary 20 02 00 00'

const leaked = Array.from(
  { length: 240 },
  (_, n) => `
  ${n * 60}s      n${n} connect wss://graph.example.test:7687/ @ routing.js:88:14
  ${n * 60 + 0.2}s n${n} open`,
).join('\n')

const kicked = (connack: string, end: string) => `
  0s         connect wss://iot.example.test/mqtt protocol=mqtt @ mqtt.js:3:1200
  0.121s     open protocol=mqtt
  0.123s     send ${CONNECT}
  ${connack}  receive ${CONNACK}
  ${end}     close 1006`

describe('more connections than there should be', () => {
  caseTable({
    'a page leaks a socket a minute until the browser refuses the next': {
      url: 'https://github.com/neo4j/neo4j-browser/issues/313',
      trace: `${leaked}
        14500s   last connect wss://graph.example.test:7687/ @ routing.js:88:14
        14500.1s last error
        14500.1s last close 1006
        14500.2s last handshake "WebSocket connection to 'wss://graph.example.test:7687/' failed: Insufficient resources"`,
      socket: 'last',
      verdict: 'browser blocked-by-browser certain',
      says: ['leaks'],
    },
    'and the sockets that stay open are called duplicates': {
      url: 'https://github.com/neo4j/neo4j-browser/issues/313',
      trace: `${leaked}\n14500s now`,
      socket: 'n3',
      verdict: 'none',
      warnings: ['duplicate-connections'],
    },
    'two tabs of one MQTT client id throw each other out in the rhythm of their reconnects': {
      url: 'https://github.com/aws/aws-iot-device-sdk-js/issues/323',
      trace: [
        life('a', '0s', kicked('0.241s', '1.266s')),
        life('b', '2.27s', kicked('0.252s', '1.281s')),
        life('c', '4.56s', kicked('0.239s', '1.263s')),
        life('d', '6.83s', kicked('0.246s', '1.272s')),
      ].join('\n'),
      verdict: 'network session-replaced possible',
      or: ['connection-lost'],
      says: ['Close the other tab'],
    },
    'one client id for all pages: the last one to load keeps the messages; one end alone cannot tell':
      {
        url: 'https://github.com/eclipse-mosquitto/mosquitto/issues/2250',
        trace: `
        0s       connect wss://broker.example.test:8884/ protocol=mqtt @ mqttws31.js:980:18
        0.1s     open protocol=mqtt
        0.11s    send ${CONNECT}
        0.15s    receive ${CONNACK}
        60.1s    send binary c0 00 every 60s until 240.1s
        60.14s   receive binary d0 00 every 60s until 240.14s
        251.7s   close 1006`,
        verdict: 'network connection-lost certain',
        or: ['session-replaced'],
      },
  })
})

const stomp = (end: string) => `
  0s       connect wss://jobs.example.test/jobchat/websocket protocol=v12.stomp,v11.stomp @ stomp.umd.js:700:20
  0.09s    open protocol=v12.stomp
  0.1s     send CONNECT␊Authorization:Bearer x␊accept-version:1.2␊␊
  0.16s    receive ERROR␊message:JWT token has expired␊content-length:0␊␊
  ${end}   close 1002`

describe('credentials', () => {
  caseTable({
    'an expired JWT is sent again every 6 s': {
      url: 'https://github.com/Talent-Catalog/talentcatalog/issues/3128',
      trace: ['0.19s', '0.21s', '0.18s']
        .map((end, n) => life('abc'.charAt(n), `${n * 6}s`, stomp(end)))
        .join('\n'),
      verdict: 'server unauthorized likely',
      says: ['expired'],
    },
    'an init function refuses with 1000 “terminated”, which says nothing: the answer to the first message':
      {
        url: 'https://github.com/99designs/gqlgen/issues/2881',
        trace: `
        0s      connect wss://api.example.test/query protocol=graphql-transport-ws @ client.mjs:150:30
        0.1s    open protocol=graphql-transport-ws
        0.11s   send {"type":"connection_init","payload":{"Authorization":"x"}}
        0.18s   close 1000 "terminated"`,
        verdict: 'server closed-by-server certain',
        or: ['unauthorized'],
      },
    'parameters that take longer than the server’s 3 s: if it was that, its code says so': {
      url: 'https://github.com/enisdenjo/graphql-ws/issues/331',
      trace: `
        0s      connect wss://api.example.test/graphql protocol=graphql-transport-ws @ client.mjs:150:30
        0.1s    open protocol=graphql-transport-ws
        3.13s   close 4408 "Connection initialisation timeout"
        3.9s    send {"type":"connection_init","payload":{"token":"x"}}`,
      verdict: 'server init-timeout certain',
      warnings: ['send-after-close'],
    },
  })
})
