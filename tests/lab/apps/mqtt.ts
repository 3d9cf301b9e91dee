import mqtt from 'mqtt'

const client = mqtt.connect(endpoint, { keepalive: 2 })
client.on('connect', () => {
  tell('open')
  client.subscribe('prices')
})
client.on('close', () => tell('close'))
