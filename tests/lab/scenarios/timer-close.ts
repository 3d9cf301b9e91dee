import { js, type Scenario } from '../scenario.ts'

export const timerClose: Scenario = {
  id: 'timer-close',
  title: 'close() in a timer',
  shows: 'The page closes its own connection 2 seconds after it made it.',
  group: 'page',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/echo'))

setTimeout(() => {
  socket.close()
}, 2_000)
`,
  sees: { opened: true, code: 1005, wasClean: true, after: 1_950 },
  expected: [
    {
      url: '/echo',
      verdict: { closedBy: 'page', cause: 'closed-by-page', confidence: 'certain' },
      findings: ['unexpected-close'],
      line: 'socket.close()',
    },
  ],
}
