import { js, type Scenario } from '../scenario.ts'

export const phoenixIdle: Scenario = {
  id: 'phoenix-idle',
  title: 'The heartbeat of Phoenix',
  shows: 'The page sends heartbeats to the topic “phoenix”, which the server answers.',
  group: 'healthy',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/phoenix/websocket?vsn=2.0.0'))
tellLate(socket, 600)
let ref = 0

const push = (join, topic, event) =>
  socket.send(JSON.stringify([join, String(++ref), topic, event, {}]))
socket.onopen = () => {
  push('1', 'room:lobby', 'phx_join')
  setInterval(() => push(null, 'phoenix', 'heartbeat'), 600)
}
`,
  sees: { opened: true, never: 'late' },
  expected: [{ url: '/phoenix', watched: 5_000 }],
}
