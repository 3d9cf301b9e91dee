import { js, type Scenario } from '../scenario.ts'

export const sentAway: Scenario = {
  id: 'sent-away',
  title: 'A server that sends its clients away',
  shows:
    'The server asks its clients to connect anew, and ends the old connection when they have: nothing is wrong.',
  group: 'server',
  script: ({ ws }) => js`
function link(query) {
  const socket = watch(new WebSocket('${ws}/link' + query))
  socket.onmessage = ({ data }) => {
    if (JSON.parse(data).type === 'disconnect') link('')
  }
}

link('?leave=1000')
`,
  sees: { opened: true, code: 1000, wasClean: true },
  expected: [
    {
      url: '/link?',
      verdict: { closedBy: 'server', cause: 'server-restart', confidence: 'likely' },
      says: /refresh_requested/,
    },
    { url: '/link', nth: 1 },
  ],
}
