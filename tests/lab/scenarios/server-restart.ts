import { type ExpectedVerdict, js, type Scenario } from '../scenario.ts'

const verdict: ExpectedVerdict = {
  closedBy: 'network',
  cause: 'server-restart',
  confidence: 'likely',
}

export const serverRestart: Scenario = {
  id: 'server-restart',
  title: 'The server is gone, and all with it',
  shows: 'Three connections are cut at once, and none can be made for a while.',
  group: 'network',
  script: async ({ killable }) => js`
const server = '${await killable(3)}'

function follow(path) {
  const socket = watch(new WebSocket(server + path))
  socket.onclose = () => setTimeout(follow, 1_000, path)
}

follow('/prices')
follow('/chat')
setTimeout(follow, 500, '/alerts')
`,
  sees: { opened: true, code: 1006, wasClean: false },
  expected: [
    { url: '/prices', verdict, findings: ['reconnect-loop'] },
    { url: '/chat', verdict, findings: ['reconnect-loop'] },
    { url: '/alerts', verdict, findings: ['reconnect-loop'] },
  ],
}
