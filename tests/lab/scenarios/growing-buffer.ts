import { js, type Scenario } from '../scenario.ts'

export const growingBuffer: Scenario = {
  id: 'growing-buffer',
  title: 'Sent faster than taken',
  shows: 'The server has stopped reading, and the page sends on: what waits grows and grows.',
  group: 'warned',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/stalled'))

socket.onopen = () => {
  const timer = setInterval(() => {
    socket.send('x'.repeat(500_000))
    if (socket.bufferedAmount > 20_000_000) clearInterval(timer)
  }, 150)
}
`,
  sees: { opened: true },
  expected: [{ url: '/stalled', findings: ['growing-buffer'] }],
}
