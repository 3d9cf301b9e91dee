import { describe } from 'vitest'
import { caseTable, life } from './table.ts'

const meteor = (session: string, end: string) => `
  0s       connect wss://oro.example.test/sockjs/${session}/websocket @ meteor.js:4:220
  0.12s    open
  0.13s    receive "o"
  0.14s    send ["{\\"msg\\":\\"connect\\",\\"version\\":\\"1\\"}"]
  0.2s     receive a["{\\"msg\\":\\"connected\\"}"]
  2s       send ["{\\"msg\\":\\"method\\",\\"method\\":\\"poll\\"}"] every 4s until 26s
  2.1s     receive a["{\\"msg\\":\\"result\\"}"] every 4s until 26.1s
  29.1s    send ["{\\"msg\\":\\"sub\\",\\"name\\":\\"jobs\\"}"]
  29.3s    receive a["{\\"msg\\":\\"ready\\"}"]
  ${end}   close 1006`

const busy = (url: string, last: string, end: string) => `
  0s      connect ${url} @ live.js:12:7
  0.2s    open
  1s      send {"ack":{n}} every 2.5s until ${last}
  1.4s    receive {"tick":{n}} every 0.8s until ${last}
  ${end}  close 1006`

describe('a limit on idle time of the application server', () => {
  caseTable({
    'Jetty’s HTTP limit of 30 s outlives the upgrade': {
      url: 'https://github.com/jetty/jetty.project/issues/14332',
      trace: ['30.214s', '30.228s']
        .map((end, n) =>
          life(
            'ab'.charAt(n),
            `${n * 32}s`,
            `0s      connect wss://shop.example.test/push @ client.js:1:5310
             0.12s   open
             0.2s    receive {"sync":1}
             ${end}  close 1006`,
          ),
        )
        .join('\n'),
      verdict: 'network idle-timeout likely',
      says: ['Jetty 12'],
    },
    'Jetty says so itself after five minutes': {
      url: 'https://github.com/apache/pulsar/pull/2118',
      trace: `
        0s        connect wss://pulsar.example.test/ws/v2/consumer/t/s @ consumer.js:3:1
        0.1s      open
        9.2s      receive {"messageId":"CAAQAw==","payload":"aGk="}
        9.21s     send {"messageId":"CAAQAw=="}
        309.43s   close 1001 "Idle Timeout"`,
      verdict: 'server idle-timeout likely',
      says: ['Idle Timeout'],
    },
    'uWebSockets drops after 10–20 s, on a coarse timer: one tab sees no constant': {
      url: 'https://github.com/uNetworking/uWebSockets/issues/801',
      trace: [
        life('a', '0s', short('10.7s')),
        life('b', '13.1s', short('13.9s')),
        life('c', '29.4s', short('12.1s')),
      ].join('\n'),
      verdict: 'network connection-lost certain',
      or: ['idle-timeout'],
      socket: 'c',
    },
  })
})

function short(end: string): string {
  return `
    0s      connect wss://game.example.test/ @ game.js:9:10
    0.05s   open
    0.3s    send {"join":"arena"}
    0.34s   receive {"joined":"arena"}
    ${end}  close 1006`
}

describe('a limit on age', () => {
  caseTable({
    'Meteor behind a balancer whose 30 s are an age; SockJS makes a new path each time': {
      url: 'https://github.com/OpenRobOps/oro/pull/151',
      trace: [
        life('a', '0s', meteor('604/k2v8s0ab', '30.13s')),
        life('b', '31.4s', meteor('211/p9x_q1zz', '30.15s')),
        life('c', '63s', meteor('087/a0b1c2d3', '30.12s')),
      ].join('\n'),
      verdict: 'network lifetime-limit likely',
      socket: 'c',
      says: ['Google Cloud HTTP(S) load balancer'],
    },
    'the setting did not reach the balancer: still 30 s though data passes': {
      url: 'https://github.com/kubernetes/ingress-gce/issues/1803',
      trace: ['30.21s', '30.19s', '30.22s', '30.2s']
        .map((end, n) =>
          life('abcd'.charAt(n), `${n * 32}s`, busy('wss://api.example.test/live', '29s', end)),
        )
        .join('\n'),
      verdict: 'network lifetime-limit likely',
      says: ['Google Cloud HTTP(S) load balancer', 'A keep-alive does not help'],
    },
    'every 45 s even while in use, behind an application gateway': {
      url: 'https://github.com/Azure/application-gateway-kubernetes-ingress/issues/1277',
      trace: ['45.18s', '45.24s', '45.2s']
        .map((end, n) =>
          life('abc'.charAt(n), `${n * 47.3}s`, busy('wss://app.example.test/hub', '44s', end)),
        )
        .join('\n'),
      verdict: 'network lifetime-limit likely',
    },
    'a popup “session timeout” after 300 s: one end alone fits several limits': {
      url: 'https://github.com/widgetti/solara/issues/161',
      trace: `
        0s        connect wss://app.example.test/jupyter/api/kernels/solara-id/channels?session_id=x @ main.js:2:1
        0.3s      open
        1s        send {"header":{"msg_type":"comm_msg"},"n":{n}} every 9s until 298s
        1.2s      receive {"header":{"msg_type":"status"},"n":{n}} every 9s until 298.2s
        300.34s   close 1006`,
      verdict: 'network connection-lost certain',
      or: ['lifetime-limit'],
      says: ['Google Cloud Run request timeout'],
    },
    'a session of 58 minutes ends by its deadline, three times': {
      url: 'https://discuss.ai.google.dev/t/186392',
      trace: [
        life('a', '0s', session('3480.203s')),
        life('b', '3500s', session('3480.192s')),
        life('c', '7000s', session('3480.205s')),
      ].join('\n'),
      verdict: 'server lifetime-limit likely',
      says: ['Deadline expired'],
    },
  })
})

function session(end: string): string {
  return `
    0s       connect wss://live.example.test/ws/BidiGenerateContent @ live.js:8:3
    0.2s     open
    0.25s    send {"setup":{"model":"models/live"}}
    0.5s     receive {"setupComplete":{}}
    60s      send {"realtimeInput":{n}} every 60s until 3450s
    60.4s    receive {"serverContent":{n}} every 60s until 3450.4s
    ${end}   close 1011 "Deadline expired before operation could complete."`
}
