import { js, type Scenario } from '../scenario.ts'

export const reconnectStorm: Scenario = {
  id: 'reconnect-storm',
  title: 'Reconnecting without a delay',
  shows:
    'The server closes each connection at once, and the page opens the next in the same breath.',
  group: 'server',
  script: ({ ws }) => js`
let attempts = 0

function connect() {
  const socket = watch(new WebSocket('${ws}/close?code=1000'))
  socket.onclose = () => {
    if (++attempts < 40) connect()
  }
}

connect()
`,
  sees: { opened: true, code: 1000, wasClean: true },
  expected: [
    {
      url: '/close',
      nth: 39,
      verdict: { closedBy: 'server', cause: 'closed-by-server' },
      findings: ['reconnect-loop'],
    },
  ],
}
