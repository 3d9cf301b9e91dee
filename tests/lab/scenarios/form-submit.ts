import { js, type Scenario, seesLeaving } from '../scenario.ts'

export const formSubmit: Scenario = {
  id: 'form-submit',
  title: 'A form without preventDefault',
  shows: 'The button sends a message, and its form loads the page anew.',
  group: 'browser',
  body: '<form><button id="send" name="run" value="form-submit" disabled>Send</button></form>',
  click: '#send:enabled',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/echo/form'))

const button = document.querySelector('#send')

button.addEventListener('click', () => socket.send('hello'))
socket.onopen = () => {
  button.disabled = false
}
`,
  sees: seesLeaving,
  expected: [
    {
      url: '/echo/form',
      verdict: { closedBy: 'browser', cause: 'navigation', confidence: 'certain' },
      says: /preventDefault/,
    },
    { url: '/echo/form', nth: 1 },
  ],
}
