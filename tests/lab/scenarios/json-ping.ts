import { js, type Scenario } from '../scenario.ts'

export const jsonPing: Scenario = {
  id: 'json-ping',
  title: 'JSON ping and pong',
  shows: 'The page keeps its connection alive by messages of its own.',
  group: 'healthy',
  script: ({ ws, ms }) => js`
const socket = watch(new WebSocket('${ws}/pong'))
tellLate(socket, ${ms('every', 1_000)})

socket.onopen = () => {
  setInterval(() => socket.send('{"type":"ping"}'), ${ms('every', 1_000)})
}
`,
  sees: { opened: true, never: 'late' },
  expected: [{ url: '/pong' }],
}
