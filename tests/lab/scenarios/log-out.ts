import { js, type Scenario } from '../scenario.ts'

export const logOut: Scenario = {
  id: 'log-out',
  title: 'Log-out by click',
  shows: 'The user leaves, and the page closes its connection as it should.',
  group: 'healthy',
  body: '<button id="log-out" disabled>Log out</button>',
  click: '#log-out:enabled',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/push'))

const button = document.querySelector('#log-out')

button.addEventListener('click', () => {
  socket.close(1000, 'log-out')
  history.pushState(null, '', '#logged-out')
})
socket.onopen = () => {
  button.disabled = false
}
`,
  sees: { opened: true, code: 1000, wasClean: true },
  expected: [
    {
      url: '/push',
      verdict: { closedBy: 'page', cause: 'closed-by-page', confidence: 'certain' },
      findings: [],
    },
  ],
}
