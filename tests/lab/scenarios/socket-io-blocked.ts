import { js, type Scenario } from '../scenario.ts'

export const socketIoBlocked: Scenario = {
  id: 'socket-io-blocked',
  title: 'The page is too busy to answer',
  shows: 'A loop of 5 seconds keeps the page from answering the pings of an Engine.IO server.',
  group: 'server',
  // Pages may share the process that stands still.
  alone: true,
  script: ({ server }) => js`
const socket = watch(new WebSocket('${server('engine.io')}/socket.io/?EIO=4&transport=websocket'))
let pings = 0
let ran = -Infinity

socket.onmessage = ({ data }) => {
  if (data !== '2') return
  socket.send('3')
  if (++pings === 4) setTimeout(block, 200, 5_000)
}

function block(ms) {
  const end = performance.now() + ms
  while (performance.now() < end);
  ran = end
}

// A busy server gives up later: then the two have nothing to do with each other.
socket.onclose = () => {
  if (performance.now() - ran < 800) tell('overrun')
}
`,
  sees: { opened: true, code: 1005, tells: 'overrun' },
  expected: [
    {
      url: '/socket.io/',
      verdict: { closedBy: 'server', cause: 'server-ping-timeout', confidence: 'likely' },
      says: /could not answer the pings[\s\S]*blocked/,
    },
  ],
}
