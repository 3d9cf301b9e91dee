import { js, type Scenario } from '../scenario.ts'

export const halfOpen: Scenario = {
  id: 'half-open',
  title: 'Open, and dead',
  shows: 'The server answered four heartbeats and has been silent since; nothing closes it.',
  group: 'warned',
  script: ({ ws, ms }) => js`
const socket = watch(new WebSocket('${ws}/pong?times=4'))

socket.onopen = () => {
  setInterval(() => socket.send('{"type":"ping"}'), ${ms('every', 1_000)})
}
`,
  sees: { opened: true },
  expected: [{ url: '/pong', findings: ['half-open'] }],
}
