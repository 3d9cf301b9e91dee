import { js, type Scenario } from '../scenario.ts'

export const shortJob: Scenario = {
  id: 'short-job',
  title: 'A job that is done',
  shows: 'The server sends progress and a result, and closes with 1000 as agreed.',
  group: 'healthy',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/job'))

socket.onopen = () => socket.send('{"type":"export","table":"prices"}')
`,
  sees: { opened: true, code: 1000, wasClean: true },
  expected: [
    {
      url: '/job',
      verdict: { closedBy: 'server', cause: 'closed-by-server', confidence: 'certain' },
    },
  ],
}
