import { js, type Scenario } from '../scenario.ts'

export const hiddenPage: Scenario = {
  id: 'hidden-page',
  title: 'Beats of a hidden page',
  shows:
    'Another tab comes to the front. The browser slows the timers of this one down, its beats come too seldom, and the server hangs up.',
  group: 'page',
  alone: true,
  act: 'hide',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/strict?beats=7&span=4000'))

let beating
let due = Infinity

function beat() {
  if (document.hidden && performance.now() > due + 300) tell('late')
  due = performance.now() + 400
  socket.send('{"type":"ping"}')
}
socket.onopen = () => {
  beating = setInterval(beat, 400)
}
socket.onclose = () => clearInterval(beating)
setTimeout(() => tell('ready'), 3_000)
`,
  sees: { opened: true, code: 1006, wasClean: false, after: 4_000, tells: 'late' },
  expected: [{ url: '/strict', verdict: { closedBy: 'network', cause: 'background-throttling' } }],
}

export const hiddenWatchdog: Scenario = {
  id: 'hidden-watchdog',
  title: 'The watchdog of a hidden page',
  shows: 'The same, and the page itself takes its late pings for a dead server.',
  group: 'page',
  alone: true,
  act: 'hide',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/pong'))
let watchdog
let due = Infinity

function ping() {
  if (socket.readyState !== WebSocket.OPEN) return
  if (document.hidden && performance.now() > due + 300) tell('late')
  due = performance.now() + 300
  socket.send('{"type":"ping"}')
  setTimeout(ping, 300)
}
socket.onopen = ping
socket.onmessage = () => {
  clearTimeout(watchdog)
  watchdog = setTimeout(() => socket.close(4000, 'gone'), 800)
}
setTimeout(() => tell('ready'), 3_000)
`,
  sees: { opened: true, code: 4000, wasClean: true, after: 3_000, tells: 'late' },
  expected: [{ url: '/pong', verdict: { closedBy: 'page', cause: 'background-throttling' } }],
}

export const visibilityClose: Scenario = {
  id: 'visibility-close',
  title: 'close() when the page is hidden',
  shows: 'Another tab comes to the front, and the page puts its connection away.',
  group: 'page',
  alone: true,
  act: 'hide',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/push'))

socket.onopen = () => tell('ready')
document.addEventListener('visibilitychange', () => {
  if (document.hidden) socket.close(1000, 'hidden')
})
`,
  sees: { opened: true, code: 1000, wasClean: true },
  expected: [
    {
      url: '/push',
      verdict: { closedBy: 'page', cause: 'closed-by-page', confidence: 'certain' },
      findings: ['unexpected-close'],
      says: /visibilitychange/,
      line: "socket.close(1000, 'hidden')",
    },
  ],
}
