import { js, type Scenario } from '../scenario.ts'

export const serverError: Scenario = {
  id: 'server-error',
  title: 'Internal error, 1011',
  shows: 'The server meets an exception of its own and closes with 1011.',
  group: 'server',
  script: ({ ws }) => js`
watch(new WebSocket('${ws}/close?code=1011&after=1000'))
`,
  sees: { opened: true, code: 1011, wasClean: true },
  expected: [{ url: '/close', verdict: { closedBy: 'server', cause: 'server-error' } }],
}
