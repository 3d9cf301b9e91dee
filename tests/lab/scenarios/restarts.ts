import type { Confidence } from '../../../src/diagnose/verdict.ts'
import { js, type Scenario } from '../scenario.ts'

/** The server tells that it goes away. */
function restart(
  code: number,
  reason: string,
  shows: string,
  confidence: Confidence,
  id = `restart-${code}`,
): Scenario {
  return {
    id,
    title: `The server restarts, ${code}`,
    shows,
    group: 'server',
    script: ({ ws }) => js`
watch(new WebSocket('${ws}/close?code=${code}&after=1000&reason=${reason}'))
`,
    sees: { opened: true, code, wasClean: true },
    expected: [
      { url: '/close', verdict: { closedBy: 'server', cause: 'server-restart', confidence } },
    ],
  }
}

export const restart1012 = restart(
  1012,
  '',
  'The code says it: service restart, as uvicorn and others send it when they stop.',
  'certain',
)
export const restart1001 = restart(
  1001,
  'Server+restarting',
  'The code says “going away”, and the reason says why.',
  'likely',
)
export const restartUnsaid = restart(
  1001,
  '',
  'The code says “going away” and nothing else, as Firefox itself does when a page is left.',
  'possible',
  'restart-unsaid',
)
