import { js, type Scenario } from '../scenario.ts'

export const singleSession: Scenario = {
  id: 'single-session',
  title: 'One session a user',
  shows:
    'Two parts of a page log in as one user. The server ends the older one without a word, and it comes back.',
  group: 'server',
  script: ({ ws, ms }) => js`
function logIn(part) {
  const socket = new WebSocket('${ws}/session')
  socket.onopen = () => socket.send('{"type":"login","user":7}')
  socket.onclose = () => setTimeout(logIn, ${ms('delay', 600)}, part)
}

logIn('header')
setTimeout(logIn, 300, 'content')
`,
  expected: [
    {
      url: '/session',
      nth: 2,
      verdict: { closedBy: 'server', cause: 'session-replaced', confidence: 'likely' },
      findings: ['reconnect-loop'],
      says: /the same first message/,
    },
  ],
}
