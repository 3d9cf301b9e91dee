import { js, type Scenario } from '../scenario.ts'

export const socketIoUnanswered: Scenario = {
  id: 'socket-io-unanswered',
  title: 'Pings the page does not answer',
  shows:
    'A hand-written Engine.IO client answers three pings and then forgets: the server gives up.',
  group: 'server',
  script: ({ server }) => js`
const socket = watch(new WebSocket('${server('engine.io')}/socket.io/?EIO=4&transport=websocket'))
let pings = 0

socket.onmessage = ({ data }) => {
  if (data === '2' && ++pings <= 3) socket.send('3')
}
`,
  sees: { opened: true, code: 1005, wasClean: true, after: 6_000 },
  expected: [
    {
      url: '/socket.io/',
      verdict: { closedBy: 'server', cause: 'server-ping-timeout', confidence: 'likely' },
    },
  ],
}
