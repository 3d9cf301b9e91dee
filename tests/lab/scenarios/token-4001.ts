import { js, type Scenario } from '../scenario.ts'

export const token4001: Scenario = {
  id: 'token-4001',
  title: 'Token refused after accept',
  shows:
    'Django Channels accepts the connection, does not like its first message and closes with 4001.',
  group: 'server',
  needs: ['daphne'],
  script: ({ backend }) => js`
const socket = watch(new WebSocket('${backend('daphne')}/chat'))

socket.onopen = () => socket.send('{"type":"log-in","token":"expired"}')
`,
  sees: { opened: true, code: 4001 },
  expected: [{ url: '/chat', verdict: { closedBy: 'server', cause: 'unauthorized' } }],
}
