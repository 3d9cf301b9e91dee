import { js, type Scenario } from '../scenario.ts'

export const polling: Scenario = {
  id: 'polling',
  title: 'A question now and then',
  shows: 'The page opens a connection for each question, and closes it when the answer is there.',
  group: 'healthy',
  script: ({ ws, ms }) => js`
function ask() {
  const socket = watch(new WebSocket('${ws}/pong'))

  socket.onopen = () => socket.send('{"type":"get","what":"status"}')
  socket.onmessage = () => socket.close()
}

ask()
setInterval(ask, ${ms('interval', 6_000)})
`,
  sees: { opened: true, code: 1005, wasClean: true },
  expected: [
    {
      url: '/pong',
      nth: 1,
      verdict: { closedBy: 'page', cause: 'closed-by-page', confidence: 'certain' },
    },
  ],
}
