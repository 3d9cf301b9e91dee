import { js, type Scenario } from '../scenario.ts'

export const nginxIdleOnce: Scenario = {
  id: 'nginx-idle-once',
  title: 'Cut once, and no more',
  shows: 'The same cut a single time: nothing tells it from a crash or a lost network.',
  group: 'network',
  needs: ['nginx'],
  script: ({ backend }) => js`
watch(new WebSocket('${backend('nginx')}/echo/once'))
`,
  sees: { opened: true, code: 1006, wasClean: false, after: 1_950 },
  expected: [{ url: '/echo/once', verdict: { closedBy: 'network', cause: 'connection-lost' } }],
}
