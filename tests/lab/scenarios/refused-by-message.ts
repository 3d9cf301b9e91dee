import { js, type Scenario } from '../scenario.ts'

export const refusedByMessage: Scenario = {
  id: 'refused-by-message',
  title: 'The page closes after a refusal',
  shows: 'The server says in a message that the token has expired, and the page closes.',
  group: 'server',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/unauthorized'))

socket.onopen = () => socket.send('{"type":"log-in","token":"expired"}')
socket.onmessage = ({ data }) => {
  if (JSON.parse(data).type === 'error') socket.close(1000)
}
`,
  sees: { opened: true, code: 1000, wasClean: true },
  expected: [
    {
      url: '/unauthorized',
      verdict: { closedBy: 'page', cause: 'unauthorized', confidence: 'likely' },
      says: /the token has expired/,
    },
  ],
}
