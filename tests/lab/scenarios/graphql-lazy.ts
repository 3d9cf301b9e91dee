import type { Scenario } from '../scenario.ts'

export const graphqlLazy: Scenario = {
  id: 'graphql-lazy',
  title: 'graphql-ws, without a subscription left',
  shows: 'A lazy client closes when its last subscription has ended. It opens again when needed.',
  group: 'healthy',
  head: ({ server }) => `var endpoint = '${server('graphql-ws')}/graphql'`,
  app: 'graphql.ts',
  expected: [
    {
      url: '/graphql',
      verdict: { closedBy: 'page', cause: 'closed-by-page', confidence: 'certain' },
    },
  ],
}
