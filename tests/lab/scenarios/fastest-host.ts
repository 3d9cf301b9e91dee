import { js, type Scenario } from '../scenario.ts'

export const fastestHost: Scenario = {
  id: 'fastest-host',
  title: 'The fastest of two hosts',
  shows: 'The page asks two hosts for the same at once, and keeps the one that answers first.',
  group: 'healthy',
  script: ({ ws, otherWs }) => js`
const hosts = ['${ws}', '${otherWs}']
let kept

function ask(host, wait) {
  const socket = watch(new WebSocket(host + '/pong'))
  const ping = () => socket.readyState === WebSocket.OPEN && socket.send('{"type":"ping"}')
  socket.onopen = () => {
    setTimeout(ping, wait)
    setInterval(ping, 2_000)
  }
  socket.onmessage = () => {
    kept ??= socket
  }
  return socket
}

const asked = hosts.map((host, index) => ask(host, index * 300))
setTimeout(() => {
  for (const socket of asked) if (socket !== kept) socket.close()
}, 1_000)
`,
  expected: [
    { url: '/pong', watched: 3_000 },
    {
      url: '/pong',
      nth: 1,
      verdict: { closedBy: 'page', cause: 'closed-by-page', confidence: 'certain' },
      line: 'socket.close()',
    },
  ],
}
