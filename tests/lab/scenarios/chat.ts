import { js, type Scenario } from '../scenario.ts'

export const chat: Scenario = {
  id: 'chat',
  title: 'A lively chat',
  shows: 'Both sides talk, at no rhythm.',
  group: 'healthy',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/chat'))

function speak() {
  socket.send(JSON.stringify({ type: 'message', text: 'x'.repeat(Math.random() * 200) }))
  setTimeout(speak, 50 + Math.random() * 500)
}
socket.onopen = speak
`,
  sees: { opened: true },
  expected: [{ url: '/chat', watched: 5_000 }],
}
