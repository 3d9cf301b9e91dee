import { js, type Scenario } from '../scenario.ts'

export const haproxyIdle: Scenario = {
  id: 'haproxy-idle',
  title: 'Silence behind HAProxy',
  shows: 'HAProxy cuts a tunnel that is silent for 2 seconds. The page reconnects.',
  group: 'network',
  needs: ['haproxy'],
  script: ({ backend }) => js`
function connect() {
  const socket = watch(new WebSocket('${backend('haproxy')}/echo'))
  tellAlike(socket, 1, 2, 60)
  socket.onclose = () => setTimeout(connect, 500)
}

connect()
`,
  sees: { opened: true, code: 1006, wasClean: false, after: 1_950, tells: 'alike' },
  expected: [
    {
      url: '/echo',
      nth: 1,
      verdict: { closedBy: 'network', cause: 'idle-timeout', confidence: 'likely' },
      findings: ['missing-keep-alive', 'reconnect-loop'],
    },
  ],
}
