import { js, type Scenario } from '../scenario.ts'

export const badGateway: Scenario = {
  id: 'bad-gateway',
  title: 'nginx without its server',
  shows: 'The server behind nginx is down: nginx answers 502.',
  group: 'handshake',
  needs: ['nginx'],
  script: ({ backend }) => js`
watch(new WebSocket('${backend('nginx')}/down/'))
`,
  sees: { opened: false, code: 1006, wasClean: false },
  expected: [
    {
      url: '/down/',
      verdict: { closedBy: 'server', cause: 'handshake-rejected', confidence: 'certain' },
      says: /502/,
    },
  ],
}
