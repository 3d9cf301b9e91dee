import { js, type Scenario } from '../scenario.ts'

export const nginxIdle: Scenario = {
  id: 'nginx-idle',
  title: 'Silence behind nginx',
  shows: 'nginx cuts a connection that is silent for 2 seconds. The page reconnects.',
  group: 'network',
  needs: ['nginx'],
  script: ({ backend }) => js`
function connect() {
  const socket = watch(new WebSocket('${backend('nginx')}/echo'))
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
