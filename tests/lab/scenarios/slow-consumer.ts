import { js, type Scenario } from '../scenario.ts'

/** The server sends 2,000 updates a second, and the page does something else for 5 seconds. */
function slow(id: string, title: string, reason: string, shows: string): Scenario {
  return {
    id,
    title,
    shows,
    group: 'server',
    // Pages may share the process that stands still.
    alone: true,
    script: ({ ws }) => js`
const socket = new WebSocket('${ws}/flood?code=1013${reason}')
let received = 0
let rendered = -Infinity

socket.onopen = () => tell('open')
socket.onclose = ({ code, wasClean }) => {
  if (performance.now() - rendered < 3_000) tell('overrun')
  tell('close', { code, wasClean }, code)
}

socket.onmessage = () => {
  if (++received % 100 === 0) socket.send(received)
  if (received === 1_000) render()
}

function render() {
  const end = performance.now() + 5_000
  while (performance.now() < end);
  rendered = end
}
`,
    sees: { opened: true, code: 1013, tells: 'overrun' },
    expected: [
      {
        url: '/flood',
        verdict: {
          closedBy: 'server',
          cause: 'slow-consumer',
          confidence: reason ? 'likely' : 'possible',
        },
      },
    ],
  }
}

export const slowConsumer = slow(
  'slow-consumer',
  'The page reads too slowly',
  '&reason=Client+too+slow',
  'More and more waits for a blocked page, and the server gives up on it: 1013, and why.',
)
export const slowConsumerSilent = slow(
  'slow-consumer-silent',
  'The page reads too slowly, unsaid',
  '',
  'The server gives up on a blocked page with 1013, and does not say why.',
)
