import { js, type Scenario } from '../scenario.ts'

export const rarePush: Scenario = {
  id: 'rare-push',
  title: 'News once in a while',
  shows: 'The server speaks when there is something to tell, which may take long.',
  group: 'healthy',
  script: ({ ws }) => js`
watch(new WebSocket('${ws}/push/rare?every=36000&first=200'))
`,
  sees: { opened: true },
  expected: [{ url: '/push/rare', watched: 34_000, says: /^(?!.*keep-?alive)/is }],
}
