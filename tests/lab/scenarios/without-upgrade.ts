import { js, type Scenario } from '../scenario.ts'

export const withoutUpgrade: Scenario = {
  id: 'without-upgrade',
  title: 'nginx without Upgrade',
  shows: 'nginx does not pass the Upgrade header on: the server sees an ordinary request.',
  group: 'handshake',
  needs: ['nginx'],
  script: ({ backend }) => js`
watch(new WebSocket('${backend('nginx')}/without-upgrade/echo'))
`,
  sees: { opened: false, code: 1006, wasClean: false },
  expected: [
    {
      url: '/without-upgrade',
      verdict: { closedBy: 'server', cause: 'handshake-rejected', confidence: 'certain' },
      says: /404/,
    },
  ],
}
