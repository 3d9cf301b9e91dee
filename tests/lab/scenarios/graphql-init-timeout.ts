import { js, type Scenario } from '../scenario.ts'

export const graphqlInitTimeout: Scenario = {
  id: 'graphql-init-timeout',
  title: 'connection_init never sent',
  shows: 'A graphql-ws server waits 1.5 seconds for the first message, then closes with 4408.',
  group: 'server',
  script: ({ server }) => js`
watch(new WebSocket('${server('graphql-ws')}/graphql', 'graphql-transport-ws'))
`,
  sees: { opened: true, code: 4408, wasClean: true, after: 1_450 },
  expected: [
    {
      url: '/graphql',
      verdict: { closedBy: 'server', cause: 'init-timeout', confidence: 'certain' },
      says: /sent nothing/,
    },
  ],
}
