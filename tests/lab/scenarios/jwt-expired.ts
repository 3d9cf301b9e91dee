import { js, type Scenario } from '../scenario.ts'

export const jwtExpired: Scenario = {
  id: 'jwt-expired',
  title: 'JWT expired',
  shows: 'The server closes normally, code 1000; only the reason tells that the token has expired.',
  group: 'server',
  script: ({ ws }) => js`
watch(new WebSocket('${ws}/close?code=1000&reason=JWT+expired&after=1000'))
`,
  sees: { opened: true, code: 1000, wasClean: true },
  expected: [{ url: '/close', verdict: { closedBy: 'server', cause: 'unauthorized' } }],
}
