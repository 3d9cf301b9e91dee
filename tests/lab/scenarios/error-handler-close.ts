import { js, type Scenario } from '../scenario.ts'

export const errorHandlerClose: Scenario = {
  id: 'error-handler-close',
  title: 'close() in window.onerror',
  shows: 'A message handler throws, and a global error handler closes the connection.',
  group: 'page',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/push?every=1500&text=not+json'))

socket.addEventListener('message', ({ data }) => {
  const message = JSON.parse(data)
  tell(message.type)
})

window.onerror = () => {
  socket.close(4000, 'stopped after an error')
}
`,
  sees: { opened: true, code: 4000, wasClean: true, after: 1_450 },
  expected: [
    {
      url: '/push',
      verdict: { closedBy: 'page', cause: 'closed-by-error-handler' },
      findings: ['unexpected-close'],
      line: "socket.close(4000, 'stopped after an error')",
    },
  ],
}
