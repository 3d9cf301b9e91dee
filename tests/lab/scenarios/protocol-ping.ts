import { js, type Scenario } from '../scenario.ts'

export const protocolPing: Scenario = {
  id: 'protocol-ping',
  title: 'Protocol ping every 30 seconds',
  shows: 'The server keeps the connection alive below what any page can see.',
  group: 'healthy',
  script: ({ ws }) => js`
watch(new WebSocket('${ws}/ping?every=30000'))
`,
  sees: { opened: true },
  expected: [{ url: '/ping', notes: ['missing-keep-alive'] }],
}
