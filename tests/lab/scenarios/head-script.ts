import { js, type Scenario } from '../scenario.ts'

export const headScript: Scenario = {
  id: 'head-script',
  title: 'The first script of the page',
  shows: 'The connection is made by an inline script before anything else in the document.',
  group: 'frames',
  head: ({ ws }) => js`var first = new WebSocket('${ws}/push')`,
  script: () => js`
watch(first)
`,
  expected: [{ url: '/push' }],
}
