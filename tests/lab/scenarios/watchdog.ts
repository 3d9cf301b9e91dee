import { js, type Scenario } from '../scenario.ts'

export const watchdog: Scenario = {
  id: 'watchdog',
  title: 'No pong any more',
  shows: 'The server answers six pings and then no more: the watchdog of the page closes.',
  group: 'page',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/pong?times=6'))
let ponged = performance.now()

socket.onmessage = () => {
  ponged = performance.now()
}
const beating = setInterval(() => {
  if (performance.now() - ponged > 1_400) socket.close(4000, 'gone')
  else if (socket.readyState === WebSocket.OPEN) socket.send('{"type":"ping"}')
}, 400)
socket.onclose = () => clearInterval(beating)
`,
  sees: { opened: true, code: 4000, wasClean: true, after: 3_500 },
  expected: [
    {
      url: '/pong',
      verdict: { closedBy: 'page', cause: 'heartbeat-timeout', confidence: 'likely' },
      line: "socket.close(4000, 'gone')",
    },
  ],
}
