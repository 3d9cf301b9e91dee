import { js, type Scenario } from '../scenario.ts'

export const routeChange: Scenario = {
  id: 'route-change',
  title: 'Another route of the app',
  shows: 'A single-page app goes on to a route that needs no connection.',
  group: 'healthy',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/push'))

setTimeout(() => {
  history.pushState(null, '', '/?run=route-change&settings')
  socket.close(1000)
}, 1_500)
`,
  sees: { opened: true, code: 1000, wasClean: true, after: 1_400 },
  expected: [
    {
      url: '/push',
      verdict: { closedBy: 'page', cause: 'closed-by-page', confidence: 'certain' },
    },
  ],
}
