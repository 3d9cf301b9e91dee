import client from 'mqtt'
import type { Story } from './story.ts'

/** Bytes in a stream. https://github.com/mqttjs/MQTT.js */
export const mqtt: Story = ({ host, note, drop }) =>
  new Promise((resolve) => {
    const connection = client.connect(`ws://${host}/`, { reconnectPeriod: 10 })
    let connected = 0
    connection.on('connect', async () => {
      note(`connect ${++connected}`)
      if (connected === 1) {
        await connection.subscribeAsync('prices')
        note('subscribed')
      }
      connection.publish('prices', `price ${connected}`)
    })
    connection.on('message', async (topic, payload) => {
      note(`message ${topic} ${payload}`)
      if (connected === 1) await drop()
      else connection.end(false, {}, () => resolve(note('end')))
    })
    connection.on('reconnect', () => note('reconnect'))
    connection.on('close', () => note('close'))
    connection.on('error', ({ message }) => note(`error ${message}`))
  })
