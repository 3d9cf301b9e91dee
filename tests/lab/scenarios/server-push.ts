import { js, type Scenario } from '../scenario.ts'

export const serverPush: Scenario = {
  id: 'server-push',
  title: 'Server push',
  shows: 'The server sends news, and the page only listens.',
  group: 'healthy',
  script: ({ ws }) => js`
watch(new WebSocket('${ws}/push'))
`,
  sees: { opened: true },
  expected: [{ url: '/push' }],
}
