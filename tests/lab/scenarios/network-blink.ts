import { js, type Scenario } from '../scenario.ts'

export const networkBlink: Scenario = {
  id: 'network-blink',
  title: 'Cut once, and back',
  shows: 'A connection is cut, and the page reconnects after a second as it should.',
  group: 'healthy',
  script: ({ ws }) => js`
const client = crypto.randomUUID()

function connect() {
  const socket = watch(new WebSocket('${ws}/blink?client=' + client))
  const beating = setInterval(() => socket.readyState === 1 && socket.send('beat'), 500)
  socket.onclose = () => {
    clearInterval(beating)
    setTimeout(connect, 1_000)
  }
}
connect()
`,
  sees: { opened: true, code: 1006, wasClean: false, after: 1_400 },
  expected: [
    { url: '/blink', verdict: { closedBy: 'network', cause: 'connection-lost' } },
    { url: '/blink', nth: 1 },
  ],
}
