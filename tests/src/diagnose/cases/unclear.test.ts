import { describe } from 'vitest'
import { caseTable } from './table.ts'

describe('the wrong connection, or the wrong suspect', () => {
  caseTable({
    'the dev server’s socket is lost, its client reloads, and the app’s own goes with the page': {
      url: 'https://github.com/vitejs/vite/issues/6089',
      trace: `
        0s       hmr connect ws://localhost:5173/ protocol=vite-hmr @ @vite/client:520:18
        0.02s    hmr open protocol=vite-hmr
        0.2s     connect wss://app.example.test/ws @ main.ts:4:10
        0.3s     open
        5s       receive {"n":{n}} every 5s until 60s
        61.2s    hmr close 1006
        62.3s    pagehide`,
      verdict: 'browser navigation certain',
    },
    'a window is minimised and the connection severed: no data for 100 s, and no heartbeat to tell':
      {
        url: 'https://github.com/Nuvotion-Visuals/Harmony/issues/80',
        trace: `
        0s        connect wss://harmony.example.test/ @ client.js:12:10
        0.1s      open
        3s        send {"type":"join"}
        3.1s      receive {"type":"joined"}
        40s       receive {"type":"message"}
        52s       hidden
        140.41s   close 1006`,
        verdict: 'network idle-timeout possible',
        or: ['background-throttling'],
        says: ['Cloudflare proxy'],
      },
  })
})

describe('what nobody found out', () => {
  caseTable({
    '1005 after seconds: the server closed and gave no code': {
      url: 'https://github.com/giantmachines/redux-websocket/issues/81',
      trace: `
        0s      connect wss://api.example.test/stream @ reduxWebSocket.js:60:20
        0.2s    open
        4.71s   close 1005`,
      verdict: 'server closed-by-server certain',
      says: ['it did not say'],
    },
    '1006 for hundreds of users an hour: the connection was cut, and no more is known': {
      url: 'https://github.com/TooTallNate/Java-WebSocket/issues/1214',
      trace: `
        0s        connect wss://api.example.test/ @ app.js:8:11
        0.2s      open
        2s        receive {"quote":{n}} every 2s until 1320s
        5s        send {"ack":{n}} every 30s until 1310s
        1321.3s   close 1006`,
      verdict: 'network connection-lost certain',
      or: ['server-restart', 'idle-timeout'],
    },
  })
})
