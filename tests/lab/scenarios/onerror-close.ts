import { js, type Scenario } from '../scenario.ts'

export const onerrorClose: Scenario = {
  id: 'onerror-close',
  title: 'onerror calls close()',
  shows: 'The page closes a connection that has already failed. It is not to blame.',
  group: 'handshake',
  script: ({ down }) => js`
const socket = watch(new WebSocket('${down}/chat'))

socket.onerror = () => socket.close()
`,
  sees: { opened: false, code: 1006, wasClean: false },
  expected: [{ url: '/chat', verdict: { closedBy: 'network', cause: 'server-unreachable' } }],
}
