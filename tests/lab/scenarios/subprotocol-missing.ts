import { js, type Scenario } from '../scenario.ts'

export const subprotocolMissing: Scenario = {
  id: 'subprotocol-missing',
  title: 'Subprotocol not answered',
  shows: 'The page asks for a subprotocol and the server names none: Chromium refuses.',
  group: 'handshake',
  script: ({ ws }) => js`
watch(new WebSocket('${ws}/subprotocol/none', 'chat'))
`,
  sees: { chromium: { opened: false, code: 1006, wasClean: false }, firefox: { opened: true } },
  expected: {
    chromium: [
      { url: '/subprotocol/none', verdict: { closedBy: 'browser', cause: 'subprotocol-mismatch' } },
    ],
    firefox: [{ url: '/subprotocol/none', findings: ['subprotocol-missing'] }],
  },
}
