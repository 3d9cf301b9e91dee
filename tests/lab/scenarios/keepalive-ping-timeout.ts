import { js, type Scenario } from '../scenario.ts'

export const keepalivePingTimeout: Scenario = {
  id: 'keepalive-ping-timeout',
  title: 'keepalive ping timeout, 1011',
  shows: 'What uvicorn and python-websockets send when no Pong came in time.',
  group: 'server',
  script: ({ ws }) => js`
watch(new WebSocket('${ws}/close?code=1011&reason=keepalive+ping+timeout&after=1000'))
`,
  sees: { opened: true, code: 1011, wasClean: true },
  expected: [
    {
      url: '/close',
      verdict: { closedBy: 'server', cause: 'server-ping-timeout', confidence: 'likely' },
    },
  ],
}
