import { js, type Scenario } from '../scenario.ts'

export const crossOriginFrame: Scenario = {
  id: 'cross-origin-frame',
  title: 'A frame of another origin',
  shows: 'The page inside the frame closes its own connection after 2 seconds.',
  group: 'frames',
  script: ({ otherHttp }) => js`
const frame = document.createElement('iframe')
frame.src = '${otherHttp}/?run=timer-close'
document.querySelector('#app').append(frame)
`,
  expected: [
    {
      url: '/echo',
      verdict: { closedBy: 'page', cause: 'closed-by-page', confidence: 'certain' },
      findings: ['unexpected-close'],
    },
  ],
}
