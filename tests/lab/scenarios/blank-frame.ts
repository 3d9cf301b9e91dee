import { js, type Scenario } from '../scenario.ts'

export const blankFrame: Scenario = {
  id: 'blank-frame',
  title: 'An about:blank frame, used at once',
  shows: 'The page takes WebSocket out of a frame in the same task that appended it.',
  group: 'frames',
  script: ({ ws }) => js`
const frame = document.createElement('iframe')
document.querySelector('#app').append(frame)
watch(new frame.contentWindow.WebSocket('${ws}/push'))
`,
  sees: { opened: true },
  expected: [{ url: '/push' }],
}
