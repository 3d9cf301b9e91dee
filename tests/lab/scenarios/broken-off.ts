import { js, type Scenario } from '../scenario.ts'

/** The TCP connection ends where an answer was hoped for. */
function brokenOff(id: string, title: string, shows: string): Scenario {
  return {
    id: `handshake-${id}`,
    title,
    shows,
    group: 'handshake',
    script: ({ server }) => js`
watch(new WebSocket('${server('rude')}/${id}'))
`,
    sees: { opened: false, code: 1006, wasClean: false },
    expected: [
      {
        url: `/${id}`,
        verdict: { closedBy: 'network', cause: 'server-unreachable', confidence: 'certain' },
        says: /before an answer came/,
      },
    ],
  }
}

export const handshakeReset = brokenOff(
  'reset',
  'Reset before an answer',
  'The server, or a firewall before it, resets the connection that carries the handshake.',
)
export const handshakeHangUp = brokenOff(
  'hang-up',
  'Ended before an answer',
  'The server takes the request and ends the connection without a word.',
)
