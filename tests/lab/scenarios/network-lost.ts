import { type ExpectedVerdict, js, type Scenario } from '../scenario.ts'

const verdict: ExpectedVerdict = {
  closedBy: 'network',
  cause: 'network-lost',
  confidence: 'likely',
}

export const networkLost: Scenario = {
  id: 'network-lost',
  title: 'The way to all hosts is gone',
  shows: 'Connections to two hosts are cut in the same moment: all that leads to them has died.',
  group: 'network',
  script: async ({ killable }) => {
    const { port } = new URL(await killable(2))
    return js`
watch(new WebSocket('ws://one.lab.test:${port}/prices'))
watch(new WebSocket('ws://two.lab.test:${port}/chat'))
`
  },
  sees: { opened: true, code: 1006, wasClean: false },
  expected: [
    { url: '/prices', verdict },
    { url: '/chat', verdict },
  ],
}
