import { js, type Scenario } from '../scenario.ts'

export const makeBeforeBreak: Scenario = {
  id: 'make-before-break',
  title: 'Replaced without a gap',
  shows: 'The page opens a new connection, and closes the old one when the new one is there.',
  group: 'healthy',
  script: ({ ws }) => js`
function connect(old) {
  const socket = watch(new WebSocket('${ws}/push'))
  socket.onopen = () => old?.close(1000)
  return socket
}

const first = connect()
setTimeout(() => connect(first), 2_000)
`,
  sees: { opened: true, code: 1000, wasClean: true, after: 1_900 },
  expected: [
    {
      url: '/push',
      verdict: { closedBy: 'page', cause: 'closed-by-page', confidence: 'certain' },
    },
    { url: '/push', nth: 1, watched: 5_000 },
  ],
}
