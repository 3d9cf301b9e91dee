import { js, type Scenario } from '../scenario.ts'

export const messageTooBig: Scenario = {
  id: 'message-too-big',
  title: 'A message over the limit, 1009',
  shows: 'The server takes 64 KiB at a time; the page sends 100 kB.',
  group: 'server',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/small'))

socket.onopen = () => {
  socket.send('x'.repeat(1_000))
  setTimeout(() => socket.send('x'.repeat(100_000)), 500)
}
`,
  sees: { opened: true, code: 1009 },
  expected: [
    {
      url: '/small',
      verdict: { closedBy: 'server', cause: 'message-too-big', confidence: 'certain' },
    },
  ],
}
