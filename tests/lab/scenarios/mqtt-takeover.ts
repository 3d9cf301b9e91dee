import { js, type Scenario } from '../scenario.ts'

export const mqttTakeover: Scenario = {
  id: 'mqtt-takeover',
  title: 'Two MQTT clients with one id',
  shows:
    'The broker ends a connection when its client id comes again: the two throw each other out.',
  group: 'server',
  body: '<script src="/libraries/mqtt.js"></script>',
  script: ({ server, ms }) => js`
const clientId = 'dashboard-' + crypto.randomUUID()

function createWebsocket(url, protocols) {
  const socket = watch(new WebSocket(url, protocols))
  tellThrownOut(socket)
  return socket
}

function start() {
  mqtt.connect('${server('mqtt')}/mqtt', {
    clientId,
    createWebsocket,
    reconnectPeriod: ${ms('delay', 700)},
  })
}

start()
setTimeout(start, 300)
`,
  sees: { opened: true, code: 1006, wasClean: false, tells: 'thrown-out' },
  expected: [
    {
      url: '/mqtt',
      nth: 2,
      verdict: { closedBy: 'network', cause: 'session-replaced', confidence: 'likely' },
      findings: ['reconnect-loop'],
      says: /the same first message/,
    },
  ],
}
