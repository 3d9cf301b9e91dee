import { js, type Scenario } from '../scenario.ts'

export const crashOnMessage: Scenario = {
  id: 'crash-on-message',
  title: 'One message kills the server',
  shows: 'Other messages are answered; after each “export” the connection is cut.',
  group: 'server',
  script: ({ ws, ms }) => js`
let attempts = 0
let atOnce = 0

function connect() {
  const socket = watch(new WebSocket('${ws}/fragile?on=export'))
  let sent
  socket.onopen = () => {
    socket.send('{"type":"login"}')
    socket.send('{"type":"list"}')
    setTimeout(() => {
      socket.send('{"type":"export","format":"pdf"}')
      sent = performance.now()
    }, ${ms('after', 500)})
  }
  socket.onclose = () => {
    if (performance.now() - sent < 1_500) atOnce++
    if (++attempts === 3 && atOnce === 3) tell('at-once')
    if (attempts < 4) setTimeout(connect, 300)
  }
}

connect()
`,
  sees: { opened: true, code: 1006, wasClean: false, tells: 'at-once' },
  expected: [
    {
      url: '/fragile',
      nth: 2,
      verdict: { closedBy: 'network', cause: 'server-error', confidence: 'likely' },
      findings: ['reconnect-loop'],
      says: /export/,
    },
  ],
}
