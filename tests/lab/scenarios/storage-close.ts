import { js, type Scenario } from '../scenario.ts'

export const storageClose: Scenario = {
  id: 'storage-close',
  title: 'Logged out elsewhere',
  shows: 'Another document of the site takes the session out of the storage, and this one closes.',
  group: 'page',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/push'))
const elsewhere = document.createElement('iframe')
document.querySelector('#app').append(elsewhere)
localStorage.setItem('session', '1')

socket.onopen = () => {
  setTimeout(() => elsewhere.contentWindow.localStorage.removeItem('session'), 1_000)
}
window.addEventListener('storage', ({ key, newValue }) => {
  if (key === 'session' && newValue === null) socket.close(1000)
})
`,
  sees: { opened: true, code: 1000, wasClean: true, after: 900 },
  expected: [
    {
      url: '/push',
      verdict: { closedBy: 'page', cause: 'closed-by-page', confidence: 'certain' },
      findings: ['unexpected-close'],
      says: /storage handler/,
      line: 'socket.close(1000)',
    },
  ],
}
