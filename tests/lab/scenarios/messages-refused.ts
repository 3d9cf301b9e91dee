import { js, type Scenario } from '../scenario.ts'

/** The server closes at the first message, with the code that stands for what is wrong with it. */
function refused(
  id: string,
  code: number,
  title: string,
  shows: string,
  message: string,
): Scenario {
  return {
    id,
    title,
    shows,
    group: 'server',
    script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/refuse?code=${code}'))

socket.onopen = () => socket.send(${message})
`,
    sees: { opened: true, code, wasClean: true },
    expected: [
      {
        url: '/refuse',
        verdict: { closedBy: 'server', cause: 'message-refused', confidence: 'certain' },
        says: new RegExp(String(code)),
      },
    ],
  }
}

export const unsupportedData = refused(
  'unsupported-data',
  1003,
  'Binary where text is wanted, 1003',
  'The server takes text alone, and the page sends bytes.',
  'new Uint8Array([1, 2, 3])',
)
export const invalidPayload = refused(
  'invalid-payload',
  1007,
  'Not what it says it is, 1007',
  'The server cannot read the message of the page.',
  "'{not JSON'",
)
