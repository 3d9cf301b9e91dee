import { js, type Scenario } from '../scenario.ts'

export const frozen: Scenario = {
  id: 'frozen',
  title: 'The page is frozen',
  shows: 'Chromium freezes a page nobody looks at, and resumes it: its connection is dead.',
  group: 'browser',
  alone: true,
  only: 'chromium',
  act: 'freeze',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/push'))

socket.onopen = () => tell('ready')
`,
  sees: { opened: true, code: 1006, wasClean: false },
  expected: [
    {
      url: '/push',
      verdict: { closedBy: 'browser', cause: 'suspended', confidence: 'certain' },
      says: /froze/,
    },
  ],
}
