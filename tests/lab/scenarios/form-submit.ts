import { js, type Scenario } from '../scenario.ts'

export const formSubmit: Scenario = {
  id: 'form-submit',
  title: 'A form without preventDefault',
  shows: 'The button sends a message, and its form loads the page anew.',
  group: 'browser',
  body: '<form><button id="send" name="run" value="form-submit">Send</button></form>',
  click: '#send',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/echo/form'))

document.querySelector('#send').addEventListener('click', () => {
  if (socket.readyState === WebSocket.OPEN) socket.send('hello')
})
`,
  expected: [
    {
      url: '/echo/form',
      verdict: { closedBy: 'browser', cause: 'navigation', confidence: 'certain' },
      says: /preventDefault/,
    },
    { url: '/echo/form', nth: 1 },
  ],
}
