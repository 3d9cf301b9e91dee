import { js, type Scenario } from '../scenario.ts'

export const subprotocolMismatch: Scenario = {
  id: 'subprotocol-mismatch',
  title: 'Another subprotocol answered',
  shows: 'The page asks for one subprotocol and the server answers with another.',
  group: 'handshake',
  script: ({ ws }) => js`
watch(new WebSocket('${ws}/subprotocol/news', 'chat'))
`,
  sees: { opened: false, code: 1006, wasClean: false },
  expected: [
    { url: '/subprotocol/news', verdict: { closedBy: 'browser', cause: 'subprotocol-mismatch' } },
  ],
}
