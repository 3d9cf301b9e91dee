import { js, type Scenario } from '../scenario.ts'

export const strictPolicy: Scenario = {
  id: 'strict-policy',
  title: 'A strict Content-Security-Policy',
  shows: 'Only scripts of the page itself may run; connections are free.',
  group: 'frames',
  headers: {
    'Content-Security-Policy': "default-src 'none'; script-src 'self'; connect-src *",
  },
  script: ({ ws }) => js`
watch(new WebSocket('${ws}/push'))
`,
  sees: { opened: true },
  expected: [{ url: '/push' }],
}
