import { js, type Scenario } from '../scenario.ts'

export const sessionUnknown: Scenario = {
  id: 'session-unknown',
  title: 'Socket.IO session unknown',
  shows: 'Without sticky sessions an upgrade reaches a server that does not know it: status 400.',
  group: 'handshake',
  script: ({ server }) => js`
watch(new WebSocket('${server('engine.io')}/socket.io/?EIO=4&transport=websocket&sid=of-another'))
`,
  sees: { opened: false, code: 1006, wasClean: false },
  expected: [
    {
      url: '/socket.io/',
      verdict: { closedBy: 'server', cause: 'handshake-rejected', confidence: 'certain' },
      says: /400[\s\S]*session id is unknown/,
    },
  ],
}
