import { js, type Scenario } from '../scenario.ts'

/** The server itself closes what is idle, and says so. */
function idle(id: string, code: number, reason: string, shows: string): Scenario {
  return {
    id,
    title: `Closed as idle, ${code}`,
    shows,
    group: 'server',
    script: ({ ws, ms }) => js`
watch(new WebSocket('${ws}/idle?after=${ms('idle', 2_000)}&code=${code}&reason=${reason}'))
`,
    sees: { opened: true, code, wasClean: true, after: 1_950 },
    expected: [
      {
        url: '/idle',
        verdict: { closedBy: 'server', cause: 'idle-timeout', confidence: 'likely' },
        findings: ['missing-keep-alive'],
      },
    ],
  }
}

export const idle1001 = idle(
  'idle-1001',
  1001,
  'Connection+Idle+Timeout',
  'Jetty and others close with 1001 after a silence, and name it in the reason.',
)
export const idle1000 = idle(
  'idle-1000',
  1000,
  'Closed+due+to+inactivity',
  'A normal closure by its code; the reason tells of the silence before.',
)
