import { type ExpectedVerdict, js, type Scenario } from '../scenario.ts'

const verdict: ExpectedVerdict = {
  closedBy: 'network',
  cause: 'server-ping-timeout',
  confidence: 'possible',
}

export const pingsUnanswered: Scenario = {
  id: 'pings-unanswered',
  title: 'Pings in messages, and no answer',
  shows:
    'The server asks in messages whether its client lives. This one knows of Ping frames alone.',
  group: 'network',
  script: ({ ws }) => js`
function follow() {
  const socket = watch(new WebSocket('${ws}/roll-call?every=500'))
  socket.onmessage = ({ data }) => show(data)
  socket.onclose = () => setTimeout(follow, 500)
}

function show(data) {
  document.title = data
}

follow()
`,
  sees: { opened: true, code: 1006, wasClean: false, after: 1_400 },
  expected: [
    { url: '/roll-call', verdict, findings: ['reconnect-loop'], says: /answered none/ },
    { url: '/roll-call', nth: 1, verdict, findings: ['reconnect-loop'] },
  ],
}
