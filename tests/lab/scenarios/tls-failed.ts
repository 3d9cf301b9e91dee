import { js, type Scenario } from '../scenario.ts'

export const tlsFailed: Scenario = {
  id: 'tls-failed',
  title: 'A certificate nobody trusts',
  shows: 'The server signed its own certificate, and the browser does not ask about it.',
  group: 'browser',
  script: ({ server }) => js`
watch(new WebSocket('${server('tls')}/chat'))
`,
  sees: {
    chromium: { opened: false, code: 1006, wasClean: false },
    firefox: { opened: false, code: 1015, wasClean: false },
  },
  expected: [
    {
      url: '/chat',
      verdict: { closedBy: 'browser', cause: 'tls-failed', confidence: 'certain' },
    },
  ],
}
