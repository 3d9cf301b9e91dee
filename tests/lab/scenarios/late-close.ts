import { type ExpectedVerdict, js, type Scenario } from '../scenario.ts'

const closedByServer: ExpectedVerdict = {
  closedBy: 'server',
  cause: 'closed-by-server',
  confidence: 'certain',
}

export const lateClose: Scenario = {
  id: 'late-close',
  title: 'TCP kept open after the Close frame',
  shows: 'The server says goodbye but does not hang up: Chromium waits 2 seconds for it.',
  group: 'server',
  // Chromium waits no longer than 2 s, in which a panel must look once.
  alone: true,
  script: ({ server }) => js`
watch(new WebSocket('${server('lingering')}/chat'))
`,
  sees: {
    chromium: { opened: true, code: 1000, wasClean: true, after: 2_800 },
    firefox: { opened: true, code: 1000, wasClean: true, after: 950 },
  },
  expected: {
    chromium: [{ url: '/chat', verdict: closedByServer, findings: ['late-close'] }],
    firefox: [{ url: '/chat', verdict: closedByServer }],
  },
}
