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
let made = 0
let newest

function createWebsocket(url, protocols) {
  const nth = made++
  const socket = watch(new WebSocket(url, protocols))
  socket.addEventListener('open', () => {
    newest = { nth, at: performance.now() }
  })
  socket.addEventListener('close', () => {
    // A busy broker ends it so late that the two have nothing to do with each other.
    const atOnce = newest.nth !== nth && performance.now() - newest.at < 900
    if (nth === 2 && atOnce) tell('thrown-out')
  })
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
