import { js, type Scenario } from '../scenario.ts'

export const rateLimit: Scenario = {
  id: 'rate-limit',
  title: 'Too many messages, 1008',
  shows: 'The page sends every 20 ms; the server allows 20 messages a second.',
  group: 'server',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/rate?most=20&code=1008&reason=Rate+limit+exceeded'))
const sent = []

socket.onopen = () => {
  setInterval(() => {
    if (socket.readyState !== WebSocket.OPEN) return
    socket.send('{"type":"move"}')
    sent.push(performance.now())
  }, 20)
}
// A busy machine may tell of the end long after the messages it followed.
socket.onclose = () => {
  if (performance.now() - sent.at(-2) < 900) tell('fast')
}
`,
  sees: { opened: true, code: 1008, wasClean: true, tells: 'fast' },
  expected: [
    {
      url: '/rate',
      verdict: { closedBy: 'server', cause: 'message-refused', confidence: 'likely' },
      says: /messages in the last second/,
    },
  ],
}
