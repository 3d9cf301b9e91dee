import { js, type Scenario } from '../scenario.ts'

export const socketIo: Scenario = {
  id: 'socket-io',
  title: 'Socket.IO',
  shows: 'A real client and a real server, with their own heartbeat.',
  group: 'healthy',
  body: '<script src="/socket.io/socket.io.js"></script>',
  script: () => js`
const socket = io()
socket.on('connect', () => socket.emit('hello', (answer) => tell(answer)))
`,
  expected: [{ url: '/socket.io/' }],
}
