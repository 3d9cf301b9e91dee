import { js, type Scenario } from '../scenario.ts'

export const token403: Scenario = {
  id: 'token-403',
  title: 'Token refused before accept',
  shows: 'Django Channels closes before it accepts: the handshake is answered by 403.',
  group: 'handshake',
  needs: ['daphne'],
  script: ({ backend }) => js`
watch(new WebSocket('${backend('daphne')}/refuse'))
`,
  sees: { opened: false, code: 1006, wasClean: false },
  expected: [
    {
      url: '/refuse',
      verdict: { closedBy: 'server', cause: 'handshake-rejected', confidence: 'certain' },
      says: /403/,
    },
  ],
}
