import { js, type Scenario } from '../scenario.ts'

export const serverDown: Scenario = {
  id: 'server-down',
  title: 'The server is down',
  shows: 'Nothing listens at the port.',
  group: 'handshake',
  script: ({ down }) => js`
watch(new WebSocket('${down}/chat'))
`,
  sees: { opened: false, code: 1006, wasClean: false },
  expected: [{ url: '/chat', verdict: { closedBy: 'network', cause: 'server-unreachable' } }],
}
