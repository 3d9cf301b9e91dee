import { js, type Scenario } from '../scenario.ts'

export const invalidUrl: Scenario = {
  id: 'invalid-url',
  title: 'A URL that is none',
  shows: 'new WebSocket() throws at once; no connection is made.',
  group: 'page',
  script: () => js`
setTimeout(() => {
  new WebSocket('ws://[not-a-host]/chat')
}, 100)
`,
  expected: [
    {
      url: 'not-a-host',
      verdict: { closedBy: 'page', cause: 'invalid-call', confidence: 'certain' },
    },
  ],
}
