import { js, type Scenario, seesLeaving } from '../scenario.ts'

export const pagehideClose: Scenario = {
  id: 'pagehide-close',
  title: 'close() when the page is left',
  shows: 'The page says goodbye to its server in pagehide.',
  group: 'healthy',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/push/left'))

addEventListener('pagehide', () => socket.close(1000, 'left'))
socket.onopen = () => setTimeout(() => location.assign('/?run=server-push'), 1_500)
`,
  sees: seesLeaving,
  expected: {
    chromium: [
      {
        url: '/push/left',
        verdict: { closedBy: 'page', cause: 'closed-by-page', confidence: 'certain' },
        says: /pagehide handler/,
      },
    ],
    // Firefox has closed it by then: the call has no effect.
    firefox: [{ url: '/push/left', verdict: { closedBy: 'browser', cause: 'navigation' } }],
  },
}
