import { js, type Scenario } from '../scenario.ts'

export const socketIoDisconnected: Scenario = {
  id: 'socket-io-disconnected',
  title: 'Socket.IO: the server disconnects',
  shows: 'The server calls socket.disconnect(), and the client closes the connection in answer.',
  group: 'server',
  body: '<script src="/socket.io/socket.io.js"></script>',
  script: () => js`
const socket = io({ transports: ['websocket'] })
socket.on('connect', () => setTimeout(() => socket.emit('leave'), 600))
socket.on('disconnect', (reason) => tell(reason))
`,
  expected: [
    {
      url: '/socket.io/',
      verdict: { closedBy: 'server', cause: 'closed-by-server', confidence: 'likely' },
      says: /The server ended the session/,
    },
  ],
}
