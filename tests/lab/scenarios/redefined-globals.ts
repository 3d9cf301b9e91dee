import { js, type Scenario } from '../scenario.ts'

export const redefinedGlobals: Scenario = {
  id: 'redefined-globals',
  title: 'Globals redefined',
  shows: 'The page replaces what others rely on, after it has loaded.',
  group: 'hostile',
  script: ({ ws }) => js`
function refuse() {
  throw new Error('redefined by the page')
}

const listen = EventTarget.prototype.addEventListener
addEventListener('load', () => {
  Array.prototype.push = refuse
  EventTarget.prototype.addEventListener = refuse
  MessagePort.prototype.postMessage = refuse
  Promise = refuse
  JSON = { parse: refuse, stringify: refuse }
  const socket = new WebSocket('${ws}/close?code=4500&after=500')
  tell('connecting')
  listen.call(socket, 'open', () => tell('open'))
  listen.call(socket, 'close', ({ code }) => tell('close', { code }))
})
`,
  sees: { opened: true, code: 4500 },
  expected: [{ url: '/close', verdict: { closedBy: 'server', cause: 'closed-by-server' } }],
}
