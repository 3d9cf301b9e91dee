import { js, type Scenario } from '../scenario.ts'

export const graphqlUnauthorized: Scenario = {
  id: 'graphql-unauthorized',
  title: 'Subscribed too early',
  shows: 'The page subscribes before graphql-ws has acknowledged the connection: code 4401.',
  group: 'server',
  script: ({ server }) => js`
const socket = watch(new WebSocket('${server('graphql-ws')}/graphql', 'graphql-transport-ws'))

socket.onopen = () => {
  const subscribe = { id: '1', type: 'subscribe', payload: { query: '{ hello }' } }
  socket.send(JSON.stringify(subscribe))
}
`,
  sees: { opened: true, code: 4401, wasClean: true },
  expected: [
    {
      url: '/graphql',
      verdict: { closedBy: 'server', cause: 'unauthorized', confidence: 'certain' },
    },
  ],
}
