import { js, type Scenario } from '../scenario.ts'

export const eventStream: Scenario = {
  id: 'event-stream',
  title: 'A page that goes over to server-sent events',
  shows: 'An event stream is up and brings the same, and the connection is needed no more.',
  group: 'healthy',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/echo'))

socket.onopen = () => {
  const events = new EventSource('/events')
  events.onopen = () => {
    socket.close()
  }
}
`,
  sees: { opened: true, code: 1005, wasClean: true },
  expected: [
    {
      url: '/echo',
      verdict: { closedBy: 'page', cause: 'closed-by-page', confidence: 'certain' },
      line: 'socket.close()',
    },
  ],
}
