import { js, type Scenario } from '../scenario.ts'

export const quiet: Scenario = {
  id: 'quiet',
  title: 'Silent but for a heartbeat',
  shows:
    'Nothing happens for hours here; the server asks whether the page is there, and it answers.',
  group: 'healthy',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/push/quiet?every=700&text=ping'))
tellLate(socket, 700)

socket.onmessage = ({ data }) => {
  if (data === 'ping') socket.send('pong')
}
`,
  sees: { opened: true, never: 'late' },
  expected: [{ url: '/push/quiet', watched: 5_000 }],
}
