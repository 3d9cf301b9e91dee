import { js, type Scenario } from '../scenario.ts'

export const largeMessageDropped: Scenario = {
  id: 'large-message-dropped',
  title: 'Cut after a large message',
  shows: 'The server hangs up, without a Close frame, at each message of more than 100 kB.',
  group: 'server',
  script: ({ ws, ms }) => js`
let attempts = 0
let atOnce = 0

function connect() {
  const socket = watch(new WebSocket('${ws}/size?most=100000'))
  let sent
  socket.onopen = () => {
    socket.send(JSON.stringify({ type: 'save', document: 'x'.repeat(50_000) }))
    const large = JSON.stringify({ type: 'save', document: 'x'.repeat(200_000) })
    setTimeout(() => {
      socket.send(large)
      sent = performance.now()
    }, ${ms('after', 600)})
  }
  socket.onclose = () => {
    if (performance.now() - sent < 1_500) atOnce++
    if (++attempts === 3 && atOnce === 3) tell('at-once')
    if (attempts < 3) setTimeout(connect, 300)
  }
}

connect()
`,
  sees: { opened: true, code: 1006, wasClean: false, tells: 'at-once' },
  expected: [
    {
      url: '/size',
      nth: 2,
      verdict: { closedBy: 'network', cause: 'message-too-big', confidence: 'likely' },
      findings: ['reconnect-loop'],
    },
  ],
}
