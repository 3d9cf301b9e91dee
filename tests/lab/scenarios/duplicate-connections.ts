import { js, type Scenario } from '../scenario.ts'

export const duplicateConnections: Scenario = {
  id: 'duplicate-connections',
  title: 'Opened twice',
  shows: 'Two widgets call the same function, and each call opens a connection of its own.',
  group: 'warned',
  script: ({ ws }) => js`
function subscribe() {
  const socket = watch(new WebSocket('${ws}/push'))
  socket.onopen = () => socket.send('{"type":"subscribe","topic":"prices"}')
}

subscribe()
subscribe()
`,
  sees: { opened: true },
  expected: [
    { url: '/push', findings: ['duplicate-connections'] },
    { url: '/push', nth: 1, findings: ['duplicate-connections'] },
  ],
}
