import { js, type Scenario } from '../scenario.ts'

export const serverKilled: Scenario = {
  id: 'server-killed',
  title: 'The server process is killed',
  shows: 'A process that gets SIGKILL has no time for a Close frame.',
  group: 'network',
  script: async ({ killable }) => js`
watch(new WebSocket('${await killable(1)}/chat'))
`,
  sees: { opened: true, code: 1006, wasClean: false, after: 950 },
  expected: [{ url: '/chat', verdict: { closedBy: 'network', cause: 'connection-lost' } }],
}
