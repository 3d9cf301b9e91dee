import { js, type Scenario } from '../scenario.ts'

export const haproxyIdle: Scenario = {
  id: 'haproxy-idle',
  title: 'Silence behind HAProxy',
  shows: 'HAProxy cuts a tunnel that is silent for 2 seconds. The page reconnects.',
  group: 'network',
  needs: ['haproxy'],
  script: ({ backend }) => js`
const ages = []

function connect() {
  const socket = watch(new WebSocket('${backend('haproxy')}/echo'))
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
