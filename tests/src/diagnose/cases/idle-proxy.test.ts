import { describe } from 'vitest'
import { caseTable, life } from './table.ts'

const chat = (end: string) => `
  0s      connect wss://chat.example.test/ws @ connect app.js:10:14
  84ms    open
  0.12s   send {"type":"hello","room":"lobby"}
  0.151s  receive {"type":"welcome"}
  ${end}  close 1006`

describe('a limit on idle time of a proxy', () => {
  caseTable({
    'a chat that says nothing reconnects every minute behind nginx': {
      url: 'https://github.com/websockets/ws/issues/1598',
      trace: [
        life('a', '0s', chat('60.163s')),
        life('b', '61.17s', chat('60.189s')),
        life('c', '122.37s', chat('60.158s')),
      ].join('\n'),
      verdict: 'network idle-timeout likely',
      says: ['nginx proxy_read_timeout', 'AWS Application Load Balancer'],
    },
    'a chat SDK goes down once, a minute after its last stanza': {
      url: 'https://github.com/QuickBlox/quickblox-javascript-sdk/issues/255',
      trace: `
        0s      connect wss://chat.example.test:5291/ protocol=xmpp @ strophe.js:3100:20
        0.31s   open protocol=xmpp
        0.33s   send <open xmlns="urn:ietf:params:xml:ns:xmpp-framing" to="chat.example.test"/>
        0.52s   receive <stream:features xmlns:stream="http://etherx.jabber.org/streams"/>
        1.1s    send <iq type="get" id="1:roster"><query xmlns="jabber:iq:roster"/></iq>
        1.31s   receive <iq type="result" id="1:roster"/>
        61.384s close 1006`,
      verdict: 'network idle-timeout possible',
      or: ['connection-lost'],
      says: ['nginx proxy_read_timeout'],
    },
    'a web shell drops when the terminal prints nothing for a minute': {
      url: 'https://github.com/caoyingjunz/pixiu/issues/1056',
      trace: `
        0s       connect wss://kube.example.test/pods/shell @ terminal.js:41:9
        0.2s     open
        0.4s     receive "/ # "
        3s       send {"op":"stdin","data":"sleep 600"}
        3.05s    receive "sleep 600"
        63.074s  close 1006`,
      verdict: 'network idle-timeout possible',
      says: ['nginx proxy_read_timeout'],
    },
    'a web terminal is gone after a minute behind ingress-nginx': {
      url: 'https://github.com/kubermatic/kubermatic/issues/11755',
      trace: `
        0s       connect wss://kube.example.test/api/v2/terminal @ main.js:1:88412
        0.35s    open
        0.6s     receive {"Op":"stdout","Data":"bash-5.1$ "}
        12.2s    send {"Op":"stdin","Data":"ls"}
        12.25s   receive {"Op":"stdout","Data":"ls"}
        72.301s  close 1006`,
      verdict: 'network idle-timeout possible',
      says: ['ingress-nginx proxy-read-timeout'],
    },
    'a gateway whose limit of 6 s is shorter than the heartbeat of the page': {
      url: 'https://github.com/apache/apisix/issues/5440',
      trace: ['6.118s', '6.103s', '6.131s']
        .map((end, n) =>
          life(
            'abc'.charAt(n),
            `${n * 9.1}s`,
            `0s      connect wss://api.example.test/push @ push.js:7:12
             0.061s  open
             0.07s   send {"cmd":"login","uid":7}
             0.098s  receive {"cmd":"login","ok":true}
             ${end}  close 1006`,
          ),
        )
        .join('\n'),
      verdict: 'network idle-timeout likely',
    },
    'a balancer’s 60 s race the server’s own pings, which no page can see: one end of three fits': {
      url: 'https://github.com/mattermost/docs/issues/8929',
      trace: [
        life(
          'a',
          '0s',
          `0s       connect wss://chat.example.test/api/v4/websocket @ websocket_client.js:88:19
           0.2s     open
           0.3s     receive {"event":"hello","seq":0}
           8s       receive {"event":"posted","seq":1}
           68.041s  close 1006`,
        ),
        life(
          'b',
          '71s',
          `0s       connect wss://chat.example.test/api/v4/websocket @ websocket_client.js:88:19
           0.2s     open
           0.3s     receive {"event":"hello","seq":0}
           95s      receive {"event":"posted","seq":1}
           155.06s  close 1006`,
        ),
      ].join('\n'),
      verdict: 'network idle-timeout possible',
      or: ['connection-lost'],
    },
    'and an end after a longer silence was survived is no more than lost': {
      url: 'https://github.com/mattermost/docs/issues/8929',
      trace: `
        0s       connect wss://chat.example.test/api/v4/websocket @ websocket_client.js:88:19
        0.2s     open
        0.3s     receive {"event":"hello","seq":0}
        95s      receive {"event":"posted","seq":1}
        155.06s  close 1006`,
      verdict: 'network connection-lost certain',
      or: ['idle-timeout'],
    },
    'HAProxy’s 50 s against a heartbeat of 55 s that is below the page': {
      url: 'https://github.com/home-assistant/home-assistant.io/pull/11708',
      trace: ['50.412s', '50.387s', '50.431s']
        .map((end, n) =>
          life(
            'abc'.charAt(n),
            `${n * 51.5}s`,
            `0s      connect wss://home.example.test/api/websocket @ connection.js:30:15
             0.11s   open
             0.16s   receive {"type":"auth_required"}
             0.18s   send {"type":"auth","access_token":"x"}
             0.25s   receive {"type":"auth_ok"}
             0.26s   send {"id":1,"type":"subscribe_events"}
             0.38s   receive {"id":1,"type":"result","success":true}
             ${end}  close 1006`,
          ),
        )
        .join('\n'),
      verdict: 'network idle-timeout likely',
      says: ['HAProxy timeout client/server (50 s'],
    },
    'HAProxy disconnects a viewer who does not move for 50 s': {
      url: 'https://github.com/m1k1o/neko/issues/73',
      trace: `
        0s      connect wss://neko.example.test/ws?password=neko @ base.ts:60:18
        0.2s    open
        0.3s    receive {"event":"system/init"}
        0.5s    send {"event":"control/request"}
        22.4s   send {"event":"control/release"}
        22.45s  receive {"event":"control/release","id":"x"}
        72.512s close 1006`,
      verdict: 'network idle-timeout possible',
      says: ['HAProxy timeout client/server (50 s'],
    },
    'a channel that falls silent meets the router’s rolling 55 s': {
      url: 'https://github.com/phoenixframework/phoenix_guides/pull/491',
      trace: `
        0s       connect wss://chat.example.test/socket/websocket?vsn=1.0.0 @ phoenix.js:780:17
        0.15s    open
        0.16s    send {"topic":"rooms:lobby","event":"phx_join","payload":{},"ref":"1"}
        0.21s    receive {"topic":"rooms:lobby","event":"phx_reply","payload":{"status":"ok"},"ref":"1"}
        14.2s    send {"topic":"rooms:lobby","event":"new_msg","payload":{"body":"hi"},"ref":"2"}
        14.26s   receive {"topic":"rooms:lobby","event":"new_msg","payload":{"body":"hi"}}
        69.309s  close 1006`,
      verdict: 'network idle-timeout possible',
      says: ['Heroku router'],
    },
    'the second of two proxies shows once the first is set right: 100 s': {
      url: 'https://github.com/kubernetes/ingress-nginx/issues/5539',
      trace: ['100.151s', '100.162s']
        .map((end, n) =>
          life(
            'ab'.charAt(n),
            `${n * 101.2}s`,
            `0s      connect wss://app.example.test/cable2 @ app.js:5:9
             0.09s   open
             0.1s    send {"subscribe":"orders"}
             0.14s   receive {"subscribed":"orders"}
             ${end}  close 1006`,
          ),
        )
        .join('\n'),
      verdict: 'network idle-timeout likely',
      says: ['Cloudflare proxy'],
    },
    'Socket.IO’s “transport close” with heartbeats that were answered: one symptom of three causes':
      {
        url: 'https://github.com/socketio/socket.io/issues/3025',
        trace: `
        0s       connect wss://app.example.test/socket.io/?EIO=3&transport=websocket @ engine.io.js:2:1
        0.08s    open
        0.09s    receive 0{"sid":"a1","upgrades":[],"pingInterval":25000,"pingTimeout":5000}
        0.1s     receive "40"
        25.09s   send "2" every 25s until 150.09s
        25.12s   receive "3" every 25s until 150.12s
        158.44s  close 1006`,
        verdict: 'network connection-lost certain',
        or: ['idle-timeout', 'server-restart'],
      },
  })
})
