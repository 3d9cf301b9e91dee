import { js, type Scenario } from '../scenario.ts'

export const sendAfterClose: Scenario = {
  id: 'send-after-close',
  title: 'send() after the end',
  shows: 'The server has closed, and the page goes on sending: nobody tells it that all is lost.',
  group: 'server',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/close?code=1000&after=700'))

socket.onopen = () => {
  setInterval(() => {
    socket.send('{"type":"position"}')
  }, 200)
}
`,
  sees: { opened: true, code: 1000, wasClean: true },
  expected: [
    {
      url: '/close',
      verdict: { closedBy: 'server', cause: 'closed-by-server', confidence: 'certain' },
      findings: ['send-after-close'],
    },
  ],
}
