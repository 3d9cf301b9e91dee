import { js, type Scenario } from '../scenario.ts'

export const rejectionClose: Scenario = {
  id: 'rejection-close',
  title: 'close() after an unhandled rejection',
  shows: 'An async message handler rejects, and a global handler closes the connection.',
  group: 'page',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/push?every=1500&text=not+json'))

socket.addEventListener('message', async ({ data }) => {
  const message = JSON.parse(data)
  tell(message.type)
})

window.addEventListener('unhandledrejection', () => {
  socket.close()
})
`,
  sees: { opened: true, code: 1005, wasClean: true },
  expected: [
    {
      url: '/push',
      verdict: { closedBy: 'page', cause: 'closed-by-error-handler' },
      findings: ['unexpected-close'],
      line: 'socket.close()',
    },
  ],
}
