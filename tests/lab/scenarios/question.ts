import { js, type Scenario } from '../scenario.ts'

export const question: Scenario = {
  id: 'question',
  title: 'A question and its answer',
  shows: 'The page asks, takes the answer and closes with 1000: what it was for is done.',
  group: 'healthy',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/pong'))

socket.onopen = () => socket.send('{"type":"get","what":"settings"}')
socket.onmessage = () => socket.close(1000, 'done')
`,
  sees: { opened: true, code: 1000, wasClean: true },
  expected: [
    {
      url: '/pong',
      verdict: { closedBy: 'page', cause: 'closed-by-page', confidence: 'certain' },
    },
  ],
}
