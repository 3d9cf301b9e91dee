import { js, type Scenario, seesLeaving } from '../scenario.ts'

export const link: Scenario = {
  id: 'link',
  title: 'A link is followed',
  shows: 'The document is left for another one, and its connection ends with it.',
  group: 'browser',
  body: '<a id="leave" href="/?run=server-push">Leave this page</a>',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/push/left'))

socket.onopen = () => setTimeout(() => document.querySelector('#leave').click(), 1_500)
`,
  sees: seesLeaving,
  expected: [{ url: '/push/left', verdict: { closedBy: 'browser', cause: 'navigation' } }],
}
