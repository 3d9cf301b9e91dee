import { js, type Scenario } from '../scenario.ts'

export const socketIoRefused: Scenario = {
  id: 'socket-io-refused',
  title: 'Socket.IO: a middleware refuses',
  shows: 'The server refuses a namespace for the token, and the client closes the connection.',
  group: 'server',
  body: '<script src="/socket.io/socket.io.js"></script>',
  script: () => js`
const socket = io('/members', { transports: ['websocket'], auth: { token: 'old' } })
socket.on('connect_error', ({ message }) => tell(message))
`,
  expected: [
    {
      url: '/socket.io/',
      verdict: { closedBy: 'server', cause: 'unauthorized', confidence: 'likely' },
      says: /invalid token/,
    },
  ],
}
