import { js, type Scenario } from '../scenario.ts'

export const graphqlForbidden: Scenario = {
  id: 'graphql-forbidden',
  title: 'graphql-ws refuses the token',
  shows: 'A real graphql-ws client sends an expired token; onConnect returns false, code 4403.',
  group: 'server',
  body: '<script src="/libraries/graphql-ws.js"></script>',
  script: ({ server }) => js`
const client = graphqlWs.createClient({
  url: '${server('graphql-ws')}/graphql',
  connectionParams: { token: 'expired' },
  retryAttempts: 0,
})

client.subscribe({ query: '{ hello }' }, { next: tell, error: () => tell('refused'), complete() {} })
`,
  expected: [
    {
      url: '/graphql',
      verdict: { closedBy: 'server', cause: 'unauthorized', confidence: 'certain' },
      says: /4403/,
    },
  ],
}
