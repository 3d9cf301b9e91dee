import { js, type Scenario } from '../scenario.ts'

export const handlerThrows: Scenario = {
  id: 'handler-throws',
  title: 'The message handler throws',
  shows: 'The server sends what is not JSON. Nothing ends, but no message is handled.',
  group: 'page',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/push?text=not+json'))

socket.addEventListener('message', ({ data }) => {
  tell(JSON.parse(data).type)
})
`,
  sees: { opened: true },
  expected: [
    {
      url: '/push',
      findings: ['exception-in-handler'],
      line: 'tell(JSON.parse(data).type)',
    },
  ],
}
