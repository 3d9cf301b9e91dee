import { js, type Scenario } from '../scenario.ts'

export const abortConnecting: Scenario = {
  id: 'abort-connecting',
  title: 'Given up while connecting',
  shows: 'The server does not answer the handshake, and the page gives up after 1 second.',
  group: 'page',
  // A browser connects to an address once at a time, for all its pages.
  alone: true,
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/hang'))

setTimeout(() => socket.close(), 1_000)
`,
  sees: { opened: false, code: 1006, wasClean: false, after: 950 },
  expected: [
    {
      url: '/hang',
      verdict: { closedBy: 'page', cause: 'aborted-while-connecting' },
      findings: ['unexpected-close'],
      line: 'setTimeout(() => socket.close(), 1_000)',
    },
  ],
}
