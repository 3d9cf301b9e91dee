import { js, type Scenario } from '../scenario.ts'

export const fastestHost: Scenario = {
  id: 'fastest-host',
  title: 'The fastest of two hosts',
  shows: 'The page asks two hosts for the same at once, and keeps the one that answers first.',
  group: 'healthy',
  script: ({ ws, otherWs }) => js`
const hosts = ['${ws}', '${otherWs}']
const [fast, slow] = hosts.map((host) => watch(new WebSocket(host + '/pong')))
const ping = (socket) => socket.send('{"type":"ping"}')
let answered = false

// The slow one is asked when the fast one has answered, and may open after that.
function decide() {
  if (!answered || slow.readyState !== WebSocket.OPEN) return
  ping(slow)
  slow.close()
}

fast.onopen = () => {
  ping(fast)
  setInterval(ping, 2_000, fast)
}
fast.onmessage = () => {
  answered = true
  decide()
}
slow.onopen = decide
`,
  expected: [
    { url: '/pong', watched: 3_000 },
    {
      url: '/pong',
      nth: 1,
      verdict: { closedBy: 'page', cause: 'closed-by-page', confidence: 'certain' },
      line: 'slow.close()',
    },
  ],
}
