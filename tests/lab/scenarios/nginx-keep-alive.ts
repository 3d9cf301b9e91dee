import { js, type Scenario } from '../scenario.ts'

export const nginxKeepAlive: Scenario = {
  id: 'nginx-keep-alive',
  title: 'A keep-alive behind nginx',
  shows:
    'nginx cuts after 2 seconds of silence; the page sends every second, and the server nothing.',
  group: 'healthy',
  needs: ['nginx'],
  script: ({ backend, ms }) => js`
const socket = watch(new WebSocket('${backend('nginx')}/sink'))

socket.onopen = () => {
  setInterval(() => socket.send('{"type":"ping"}'), ${ms('every', 1_000)})
}
`,
  sees: { opened: true },
  expected: [{ url: '/sink' }],
}
