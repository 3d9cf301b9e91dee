import { js, type Scenario, seesLeaving } from '../scenario.ts'

export const reload: Scenario = {
  id: 'reload',
  title: 'The page reloads',
  shows: 'The document goes away, and its connection with it.',
  group: 'browser',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/push'))

const [navigation] = performance.getEntriesByType('navigation')
if (navigation.type !== 'reload')
  socket.onopen = () => setTimeout(() => location.reload(), 1_500)
`,
  sees: seesLeaving,
  expected: [
    { url: '/push', verdict: { closedBy: 'browser', cause: 'navigation' } },
    { url: '/push', nth: 1 },
  ],
}
