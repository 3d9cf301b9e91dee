import { js, type Scenario } from '../scenario.ts'

/** An answer that is no valid opening handshake. */
function invalid(id: string, title: string, shows: string): Scenario {
  return {
    id,
    title,
    shows,
    group: 'handshake',
    script: ({ server }) => js`
watch(new WebSocket('${server('rude')}/${id}'))
`,
    sees: { opened: false, code: 1006, wasClean: false },
    expected: [{ url: `/${id}`, verdict: { closedBy: 'server', cause: 'handshake-failed' } }],
  }
}

export const wrongAccept = invalid(
  'wrong-accept',
  'Sec-WebSocket-Accept is wrong',
  'The answer is one to the key of another request, as a cache or a broken library gives it.',
)
export const notHttp = invalid(
  'not-http',
  'Not even HTTP',
  'A mail server listens at this port, and says so.',
)
