import { js, type Scenario } from '../scenario.ts'

export const graphqlInitLost: Scenario = {
  id: 'graphql-init-lost',
  title: 'connection_init sent too early',
  shows: 'send() throws before the connection is open, and graphql-ws waits in vain: 4408.',
  group: 'server',
  script: ({ server }) => js`
const socket = watch(new WebSocket('${server('graphql-ws')}/graphql', 'graphql-transport-ws'))

socket.send('{"type":"connection_init"}')
`,
  sees: { opened: true, code: 4408, wasClean: true, after: 1_450 },
  expected: [
    {
      url: '/graphql',
      verdict: { closedBy: 'server', cause: 'init-timeout', confidence: 'certain' },
      findings: ['send-before-open'],
      says: /was never sent/,
      line: 'socket.send(',
    },
  ],
}
