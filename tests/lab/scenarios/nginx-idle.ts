import { js, type Scenario } from '../scenario.ts'

export const nginxIdle: Scenario = {
  id: 'nginx-idle',
  title: 'Silence behind nginx',
  shows: 'nginx cuts a connection that is silent for 2 seconds. The page reconnects.',
  group: 'network',
  needs: ['nginx'],
  script: ({ backend }) => js`
const ages = []

function connect() {
  const socket = watch(new WebSocket('${backend('nginx')}/echo'))
  let opened
  socket.onopen = () => {
    opened = performance.now()
  }
  socket.onclose = () => {
    ages.push(performance.now() - opened)
    tellAlike(ages, 1, 2, 60)
    setTimeout(connect, 500)
  }
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
