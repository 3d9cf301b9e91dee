import type { Scenario } from '../scenario.ts'

/** A wrapper gives up a server that does not answer its handshake. */
function gaveUp(id: string, name: string): Scenario {
  return {
    id: `${id}-timeout`,
    title: `The connection time-out of ${name}`,
    shows: 'The server does not answer the handshake: the library gives up after 1 second.',
    group: 'page',
    // A browser connects to an address once at a time, for all its pages.
    alone: true,
    app: `${id}.ts`,
    expected: [
      {
        url: '/hang',
        verdict: { closedBy: 'page', cause: 'aborted-while-connecting' },
        findings: ['unexpected-close'],
        says: /time-out/,
      },
    ],
  }
}

export const reconnectingWebsocketTimeout = gaveUp(
  'reconnecting-websocket',
  'reconnecting-websocket',
)
export const partysocketTimeout = gaveUp('partysocket', 'PartySocket')
