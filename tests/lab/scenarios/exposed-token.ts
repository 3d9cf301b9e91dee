import { js, type Scenario } from '../scenario.ts'

export const exposedToken: Scenario = {
  id: 'exposed-token',
  title: 'A token in the URL',
  shows: 'All is well, but URLs are written into the logs of servers and proxies.',
  group: 'healthy',
  script: ({ ws }) => js`
watch(new WebSocket('${ws}/push?token=3f9c0a7d5e8b41f2'))
`,
  sees: { opened: true },
  expected: [{ url: '/push', notes: ['exposed-token'] }],
}
