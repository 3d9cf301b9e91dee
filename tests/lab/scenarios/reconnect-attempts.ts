import { js, type Scenario } from '../scenario.ts'

export const reconnectAttempts: Scenario = {
  id: 'reconnect-attempts',
  title: 'Five attempts, 5 seconds apart',
  shows: 'The server is down, and the page tries again five times before it gives up.',
  group: 'handshake',
  script: ({ down, ms }) => js`
let attempts = 0

function connect() {
  const socket = watch(new WebSocket('${down}/chat'))
  socket.onclose = () => {
    if (++attempts < 5) setTimeout(connect, ${ms('delay', 5_000)})
  }
}

connect()
`,
  sees: { opened: false, code: 1006, wasClean: false },
  expected: [
    {
      url: '/chat',
      nth: 4,
      verdict: { closedBy: 'network', cause: 'server-unreachable' },
      findings: ['reconnect-loop'],
    },
  ],
}
