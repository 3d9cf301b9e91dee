import { js, type Scenario } from '../scenario.ts'

const QUERY = 'times=1&first=100&every=60000&text='

export const gateway: Scenario = {
  id: 'gateway',
  title: 'A gateway that names a node',
  shows: 'The first connection says where the next one goes, and has done its work then.',
  group: 'healthy',
  script: ({ ws }) => js`
const answer = encodeURIComponent(JSON.stringify({ node: '${ws}/push?every=700' }))
const discovery = watch(new WebSocket('${ws}/push?${QUERY}' + answer))

discovery.onmessage = ({ data }) => {
  discovery.close()
  watch(new WebSocket(JSON.parse(data).node))
}
`,
  sees: { opened: true, code: 1005, wasClean: true },
  expected: [
    {
      url: '/push?times',
      verdict: { closedBy: 'page', cause: 'closed-by-page', confidence: 'certain' },
      line: 'discovery.close()',
    },
    { url: '/push?every', watched: 3_000 },
  ],
}
