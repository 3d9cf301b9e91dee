import { js, type Scenario } from '../scenario.ts'

export const lifetimeLimit: Scenario = {
  id: 'lifetime-limit',
  title: 'Cut at the same age',
  shows: 'Data flows both ways, and each connection is cut when it is 6 seconds old.',
  group: 'network',
  script: ({ ws, ms }) => js`
function connect() {
  const socket = watch(new WebSocket('${ws}/age?most=${ms('age', 6_000)}'))
  const timer = setInterval(() => {
    if (socket.readyState === WebSocket.OPEN) socket.send('{"type":"position"}')
  }, 150)
  tellAlike(socket, 2, 3, 60)
  socket.onclose = () => {
    clearInterval(timer)
    setTimeout(connect, 300)
  }
}

connect()
`,
  sees: { opened: true, code: 1006, wasClean: false, after: 5_950, tells: 'alike' },
  expected: [
    {
      url: '/age',
      nth: 2,
      verdict: { closedBy: 'network', cause: 'lifetime-limit', confidence: 'likely' },
      findings: ['reconnect-loop'],
    },
  ],
}
