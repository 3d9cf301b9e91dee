import { js, type Scenario } from '../scenario.ts'

export const dedicatedWorker: Scenario = {
  id: 'dedicated-worker',
  // A worker's end is not seen everywhere: its row would stay in a panel that others use.
  alone: true,
  title: 'A worker has the connection',
  shows:
    'No extension can run in a worker: Chromium tells of its messages all the same, Firefox of its handshake.',
  group: 'frames',
  // The script is the worker's as well.
  script: ({ ws }) => js`
if (globalThis.document) {
  window.worker = new Worker(document.currentScript.src)
} else {
  const socket = new WebSocket('${ws}/push/worker')
  socket.onopen = () => socket.send('hello from the worker')
}
`,
  expected: [{ url: '/push/worker' }],
}

export const refusedWorker: Scenario = {
  id: 'refused-worker',
  alone: true,
  title: 'A worker is refused',
  shows: 'The server answers the handshake of a worker with 403: that is seen from outside.',
  group: 'frames',
  script: ({ ws }) => js`
if (globalThis.document) new Worker(document.currentScript.src)
else new WebSocket('${ws}/status/403')
`,
  expected: [
    {
      url: '/status/403',
      verdict: { closedBy: 'server', cause: 'handshake-rejected', confidence: 'certain' },
    },
  ],
}

export const sharedWorker: Scenario = {
  id: 'shared-worker',
  alone: true,
  title: 'A shared worker has the connection',
  shows: 'Firefox tells of its handshake; Chromium tells an extension nothing of shared workers.',
  group: 'frames',
  script: ({ ws }) => js`
if (globalThis.document) new SharedWorker(document.currentScript.src)
else new WebSocket('${ws}/push/shared')
`,
  expected: { chromium: [], firefox: [{ url: '/push/shared' }] },
}

export const webSocketStream: Scenario = {
  id: 'websocket-stream',
  alone: true,
  title: 'A WebSocketStream',
  shows: 'It is no WebSocket, so it is seen from outside, as the sockets of workers are.',
  group: 'frames',
  only: 'chromium',
  script: ({ ws }) => js`
window.stream = new WebSocketStream('${ws}/push/stream')
`,
  expected: [{ url: '/push/stream' }],
}
