import { js, type Scenario } from '../scenario.ts'

export const closeUnanswered: Scenario = {
  id: 'close-unanswered',
  title: 'A close() nobody answers',
  shows: 'The server ignores the Close frame of the page: Chromium waits 60 seconds, Firefox 20.',
  group: 'page',
  script: ({ server }) => js`
const socket = watch(new WebSocket('${server('lingering')}/deaf'))

socket.onopen = () => {
  setTimeout(() => socket.close(), 500)
}
`,
  sees: { opened: true },
  expected: [
    {
      url: '/deaf',
      verdict: { closedBy: 'page', cause: 'closed-by-page', confidence: 'certain' },
      pending: true,
      findings: ['unexpected-close', 'close-unanswered'],
    },
  ],
}
