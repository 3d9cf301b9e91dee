import { js, type Scenario } from '../scenario.ts'

export const srcdocFrame: Scenario = {
  id: 'srcdoc-frame',
  title: 'A srcdoc frame',
  shows: 'A frame whose document is an attribute makes a connection in its first script.',
  group: 'frames',
  script: ({ ws }) => js`
const frame = document.createElement('iframe')
frame.srcdoc = "<script>new WebSocket('${ws}/push')</script>"
document.querySelector('#app').append(frame)
`,
  expected: [{ url: '/push' }],
}
