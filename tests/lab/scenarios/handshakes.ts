import { js, type Scenario } from '../scenario.ts'

/** An ordinary HTTP answer instead of 101. */
function answered(status: number, title: string, shows: string): Scenario {
  return {
    id: `handshake-${status}`,
    title,
    shows,
    group: 'handshake',
    script: ({ ws }) => js`
watch(new WebSocket('${ws}/status/${status}'))
`,
    sees: { opened: false, code: 1006, wasClean: false },
    expected: [
      {
        url: `/status/${status}`,
        verdict: { closedBy: 'server', cause: 'handshake-rejected', confidence: 'certain' },
        says: new RegExp(String(status)),
      },
    ],
  }
}

export const handshake200 = answered(
  200,
  'Answered by a page',
  'The server sends HTML, status 200.',
)
export const handshake302 = answered(302, 'Redirected', 'Browsers do not follow a redirect here.')
export const handshake401 = answered(401, 'Not logged in', 'The server asks for credentials.')
export const handshake403 = answered(403, 'Forbidden', 'The server refuses the handshake.')
export const handshake404 = answered(404, 'Not found', 'Nothing answers at this path.')
export const handshake426 = answered(
  426,
  'Upgrade required',
  'The server did not see the Upgrade header.',
)
export const handshake502 = answered(502, 'Bad gateway', 'A proxy does not reach its server.')
export const handshake503 = answered(503, 'Unavailable', 'The server is overloaded or starting.')
