import { js, type Scenario } from '../scenario.ts'

export const mqttTakeover: Scenario = {
  id: 'mqtt-takeover',
  title: 'Two MQTT clients with one id',
  shows:
    'The broker ends a connection when its client id comes again: the two throw each other out.',
  group: 'server',
  body: '<script src="/libraries/mqtt.js"></script>',
  script: ({ server, ms }) => js`
function start(name) {
  const client = mqtt.connect('${server('mqtt')}/mqtt', {
    clientId: 'dashboard',
    reconnectPeriod: ${ms('delay', 700)},
  })
  client.on('connect', () => tell(name + ' connected'))
  client.on('close', () => tell(name + ' closed'))
}

start('first')
setTimeout(start, 300, 'second')
`,
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
