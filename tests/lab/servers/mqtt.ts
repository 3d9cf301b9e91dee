import { createServer, type Server } from 'node:http'
import { Aedes } from 'aedes'
import { createWebSocketStream, WebSocketServer } from 'ws'

/**
 * An MQTT broker, which ends a connection when another brings the same client id.
 * https://docs.oasis-open.org/mqtt/mqtt/v3.1.1/os/mqtt-v3.1.1-os.html#_Toc398718032 (MQTT-3.1.4-2)
 */
export async function createMqttServer(): Promise<Server> {
  const broker = await Aedes.createBroker()
  const server = createServer()
  server.on('close', () => broker.close())
  new WebSocketServer({ server, handleProtocols: () => 'mqtt' }).on('connection', (socket) => {
    const stream = createWebSocketStream(socket)
    stream.on('error', () => {})
    broker.handle(stream)
  })
  return server
}
