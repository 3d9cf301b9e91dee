import { js, type Scenario } from '../scenario.ts'

export const catchClose: Scenario = {
  id: 'catch-close',
  title: 'close() in a catch block',
  shows: 'A message handler fails, catches its own exception and closes the connection.',
  group: 'page',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/push?every=1500&text=not+json'))

socket.addEventListener('message', ({ data }) => {
  try {
    const message = JSON.parse(data)
    tell(message.type)
  } catch {
    socket.close()
  }
})
`,
  sees: { opened: true, code: 1005, wasClean: true },
  expected: [
    {
      url: '/push',
      verdict: { closedBy: 'page', cause: 'closed-by-page', confidence: 'certain' },
      findings: ['unexpected-close'],
      line: 'socket.close()',
    },
  ],
}
