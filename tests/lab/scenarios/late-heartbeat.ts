import { js, type Scenario } from '../scenario.ts'

export const lateHeartbeat: Scenario = {
  id: 'late-heartbeat',
  title: 'A heartbeat that stays out',
  shows: 'The server sent five heartbeats, one a second, and then no more.',
  group: 'warned',
  script: ({ ws, ms }) => js`
watch(new WebSocket('${ws}/push?times=5&every=${ms('every', 1_000)}&text={"type":"heartbeat"}'))
`,
  sees: { opened: true },
  expected: [{ url: '/push', findings: ['late-heartbeat'] }],
}
