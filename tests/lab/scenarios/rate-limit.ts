import { js, type Scenario } from '../scenario.ts'

export const rateLimit: Scenario = {
  id: 'rate-limit',
  title: 'Too many messages, 1008',
  shows: 'The page sends every 20 ms; the server allows 20 messages a second.',
  group: 'server',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/rate?most=20&code=1008&reason=Rate+limit+exceeded'))

socket.onopen = () => {
  setInterval(() => {
    if (socket.readyState === WebSocket.OPEN) socket.send('{"type":"move"}')
  }, 20)
}
`,
  sees: { opened: true, code: 1008, wasClean: true },
  expected: [
    {
      url: '/rate',
      verdict: { closedBy: 'server', cause: 'message-refused', confidence: 'likely' },
      says: /messages in the last second/,
    },
  ],
}
