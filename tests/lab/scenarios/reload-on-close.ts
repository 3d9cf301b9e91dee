import { js, type Scenario } from '../scenario.ts'

export const reloadOnClose: Scenario = {
  id: 'reload-on-close',
  title: 'The page reloads when it is cut off',
  shows: 'The server closes first. That the page goes away then is what follows.',
  group: 'server',
  script: ({ ws }) => js`
const socket = watch(new WebSocket('${ws}/close?code=1011&reason=database+gone&after=1000'))

socket.onclose = () => {
  if (!sessionStorage.reloaded) location.reload()
  sessionStorage.reloaded = 'once'
}
`,
  expected: [{ url: '/close', verdict: { closedBy: 'server', cause: 'server-error' } }],
}
