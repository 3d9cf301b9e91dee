import mqtt from 'mqtt'

const client = mqtt.connect(endpoint, { keepalive: 2 })
client.on('connect', () => client.subscribe('prices'))
