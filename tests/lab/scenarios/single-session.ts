import { js, type Scenario } from '../scenario.ts'

export const singleSession: Scenario = {
  id: 'single-session',
  title: 'One session a user',
  shows:
    'Two parts of a page log in as one user. The server ends the older one without a word, and it comes back.',
  group: 'server',
  script: ({ ws, ms }) => js`
const user = crypto.randomUUID()

function logIn(part) {
  const socket = watch(new WebSocket('${ws}/session'))
  tellThrownOut(socket)
  socket.onopen = () => socket.send(JSON.stringify({ type: 'login', user }))
  socket.onclose = () => setTimeout(logIn, ${ms('delay', 600)}, part)
}

logIn('header')
setTimeout(logIn, 300, 'content')
`,
  sees: { opened: true, code: 1000, wasClean: true, tells: 'thrown-out' },
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
