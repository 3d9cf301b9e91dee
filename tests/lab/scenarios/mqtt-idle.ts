import type { Scenario } from '../scenario.ts'

export const mqttIdle: Scenario = {
  id: 'mqtt-idle',
  title: 'MQTT with keepalive',
  shows: 'A real client and a real broker, between which nothing but pings pass.',
  group: 'healthy',
  head: ({ server }) => `var endpoint = '${server('mqtt')}/mqtt'`,
  app: 'mqtt.ts',
  sees: { opened: true },
  expected: [{ url: '/mqtt', watched: 8_000 }],
}
