import type { Confidence } from '../../../src/diagnose/verdict.ts'
import type { Expected } from '../scenario.ts'
import { js, type Scenario, seesLeaving } from '../scenario.ts'

/** The load of something else begins and comes to nothing: Firefox has closed what is open by then. */
function stays(
  id: string,
  title: string,
  shows: string,
  start: string,
  confidence: Confidence = 'likely',
): Scenario {
  const lives: Expected = { url: '/push/stays' }
  return {
    id,
    title,
    shows: `${shows} The page stays, but Firefox has closed its connections.`,
    group: 'browser',
    script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/push/stays'))

socket.onopen = () => setTimeout(() => ${start}, 1_000)
`,
    sees: seesLeaving,
    expected: {
      chromium: [lives],
      firefox: [
        {
          ...lives,
          verdict: { closedBy: 'browser', cause: 'navigation', confidence },
          says: /the page stays/,
        },
      ],
    },
  }
}

export const downloadLink: Scenario = {
  ...stays(
    'download-link',
    'A link to a download',
    'A link without the download attribute leads to a file to be saved.',
    "location.assign('/download')",
  ),
  alone: true,
}
export const noContentLink = stays(
  'no-content-link',
  'A link to nothing',
  'A link is answered with 204, No content.',
  "location.assign('/nothing')",
)
export const windowStop: Scenario = {
  ...stays(
    'window-stop',
    'window.stop()',
    'The page stops its own loads when its user asks for it. No browser tells of that.',
    '',
    'possible',
  ),
  body: '<button id="stop">Stop</button>',
  click: '#stop',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/push/stays'))

document.querySelector('#stop').onclick = () => {
  if (socket.readyState === WebSocket.OPEN) window.stop()
  else socket.addEventListener('open', () => window.stop())
}
`,
}
