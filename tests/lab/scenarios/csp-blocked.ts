import { js, type Scenario } from '../scenario.ts'

export const cspBlocked: Scenario = {
  id: 'csp-blocked',
  title: 'Blocked by Content-Security-Policy',
  shows: 'The policy of the page allows connections to its own origin only.',
  group: 'browser',
  headers: { 'Content-Security-Policy': "connect-src 'self'" },
  script: ({ otherWs }) => js`
setTimeout(() => watch(new WebSocket('${otherWs}/echo')), 100)
`,
  expected: [{ url: '/echo', verdict: { closedBy: 'browser', cause: 'blocked-by-browser' } }],
}
