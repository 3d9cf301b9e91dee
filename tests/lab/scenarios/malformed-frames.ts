import { js, of, type Scenario } from '../scenario.ts'

/** Chromium says what was wrong with the frame; Firefox tells it and a reset alike. */
function malformed(id: string, title: string, shows: string, says: RegExp): Scenario {
  const url = `/${id}`
  return {
    id,
    title,
    shows,
    group: 'browser',
    script: ({ server }) => js`
watch(new WebSocket('${server('malformed')}${url}'))
`,
    sees: { opened: true, code: 1006, wasClean: false, after: 450 },
    expected: {
      chromium: [
        {
          url,
          verdict: { closedBy: 'browser', cause: 'protocol-error', confidence: 'certain' },
          says,
        },
      ],
      firefox: [
        { url, verdict: { closedBy: 'network', cause: 'protocol-error', confidence: 'possible' } },
      ],
    },
  }
}

export const reservedBits = malformed(
  'reserved-bits',
  'Compressed without agreement',
  'The server marks a message as compressed, which the handshake did not allow.',
  /reserved bits/i,
)
export const badUtf8 = malformed(
  'bad-utf8',
  'Text that is not UTF-8',
  'The server sends bytes in a text message that are no text.',
  /UTF-8/,
)

/** Firefox is lenient here. https://www.rfc-editor.org/rfc/rfc6455#section-5.1 */
const masked = malformed(
  'masked',
  'A masked frame',
  'The server masks its message, as clients alone do: Chromium fails the connection.',
  /mask/,
)
export const maskedFrame: Scenario = {
  ...masked,
  sees: { chromium: { opened: true, code: 1006, wasClean: false }, firefox: { opened: true } },
  expected: {
    chromium: of(masked.expected, 'chromium'),
    firefox: [{ url: '/masked' }],
  },
}
