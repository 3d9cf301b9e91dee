import { js, type Scenario } from '../scenario.ts'

export const sendBeforeOpen: Scenario = {
  id: 'send-before-open',
  title: 'send() before the connection is open',
  shows: 'The first message is sent too early: send() throws and the server never gets it.',
  group: 'warned',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/push'))

socket.send('{"type":"subscribe"}')
`,
  sees: { opened: true },
  expected: [{ url: '/push', findings: ['send-before-open'] }],
}
