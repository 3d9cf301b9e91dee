import { js, type Scenario } from '../scenario.ts'

export const blockedPort: Scenario = {
  id: 'blocked-port',
  title: 'A blocked port',
  shows: 'Browsers never connect to 6667, the port of IRC.',
  group: 'browser',
  script: () => js`
watch(new WebSocket('ws://127.0.0.1:6667/chat'))
`,
  sees: { opened: false, code: 1006, wasClean: false },
  expected: [
    {
      url: ':6667/chat',
      verdict: { closedBy: 'browser', cause: 'blocked-by-browser' },
      says: /port/,
    },
  ],
}
