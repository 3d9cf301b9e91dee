import { js, type Scenario } from '../scenario.ts'

export const refusedClose: Scenario = {
  id: 'refused-close',
  title: 'close(1006)',
  shows: 'Code 1006 is not for pages: the call throws, and the connection stays open.',
  group: 'warned',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/push'))

socket.addEventListener('open', () => {
  setTimeout(() => socket.close(1006), 500)
})
`,
  sees: { opened: true },
  expected: [{ url: '/push', findings: ['refused-call'] }],
}
