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
let count = 0
let apart = 0

function follow() {
  const socket = watch(new WebSocket('${ws}/roll-call'))
  const pings = []
  socket.onmessage = ({ data }) => {
    pings.push(performance.now())
    show(data)
  }
  socket.onclose = () => {
    // A page that stood still gets both at once.
    if (pings[1] - pings[0] > 400 && ++apart === 3) tell('apart')
    if (++count < 3) setTimeout(follow, 500)
  }
}

function show(data) {
  document.title = data
}

follow()
`,
  sees: { opened: true, code: 1006, wasClean: false, after: 2_900, tells: 'apart' },
  expected: [
    { url: '/roll-call', verdict, findings: ['reconnect-loop'], says: /answered none/ },
    { url: '/roll-call', nth: 1, verdict, findings: ['reconnect-loop'] },
  ],
}
