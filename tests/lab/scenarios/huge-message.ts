import { js, type Scenario } from '../scenario.ts'

export const hugeMessage: Scenario = {
  id: 'huge-message',
  title: 'A message of 100 MB',
  shows: 'The page sends 100 MB at once, and the connection lives on.',
  group: 'hostile',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/push'))

socket.onopen = () => {
  socket.send('x'.repeat(100_000_000))
  tell('sent')
}
`,
  sees: { opened: true },
  expected: [{ url: '/push' }],
}
