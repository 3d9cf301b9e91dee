import { js, type Scenario } from '../scenario.ts'

export const twoTopics: Scenario = {
  id: 'two-topics',
  title: 'One endpoint, two topics',
  shows:
    'One line opens two connections to the same URL, greets alike, and asks each for something else.',
  group: 'healthy',
  script: ({ ws }) => js`
for (const topic of ['prices', 'news']) {
  const socket = watch(new WebSocket('${ws}/echo/topics'))
  socket.onopen = () => {
    socket.send('{"type":"hello"}')
    socket.send(JSON.stringify({ type: 'subscribe', topic }))
  }
}
`,
  sees: { opened: true },
  expected: [
    { url: '/echo/topics', watched: 5_000 },
    { url: '/echo/topics', nth: 1 },
  ],
}
