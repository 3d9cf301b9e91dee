import { js, type Scenario } from '../scenario.ts'

export const reload: Scenario = {
  id: 'reload',
  title: 'The page reloads',
  shows: 'The document goes away, and its connection with it.',
  group: 'browser',
  script: ({ ws }) => js`
watch(new WebSocket('${ws}/push'))

const [navigation] = performance.getEntriesByType('navigation')
if (navigation.type !== 'reload') setTimeout(() => location.reload(), 1_500)
`,
  expected: [
    { url: '/push', verdict: { closedBy: 'browser', cause: 'navigation' } },
    { url: '/push', nth: 1 },
  ],
}
