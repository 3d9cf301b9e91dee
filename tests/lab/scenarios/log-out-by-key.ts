import { js, type Scenario } from '../scenario.ts'

export const logOutByKey: Scenario = {
  id: 'log-out-by-key',
  title: 'Log-out by keyboard',
  shows: 'The same by the Enter key, and the page stays where it is.',
  group: 'healthy',
  body: '<button id="log-out">Log out</button>',
  act: 'press Enter',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/push'))

const button = document.querySelector('#log-out')

button.focus()
button.addEventListener('click', () => socket.close(1000, 'log-out'))
socket.onopen = () => tell('ready')
`,
  sees: { opened: true, code: 1000, wasClean: true },
  expected: [
    {
      url: '/push',
      verdict: { closedBy: 'page', cause: 'closed-by-page', confidence: 'certain' },
    },
  ],
}
