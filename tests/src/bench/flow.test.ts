import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { createFlow } from '../../bench/speed/flow.ts'

test.for([100, 200, 16_384, 65_536])(
  'messages of %i bytes travel as what they are',
  async (size) => {
    for (const binary of ['', '&binary']) {
      const flow = createFlow(new URLSearchParams(`count=3&size=${size}${binary}`))
      const messages = await received(flow.frames(0, 3), 3)
      expect(messages.map(({ length }) => length)).toEqual([size, size, size])
      if (!binary) expect(JSON.parse(String(messages[2]))).toMatchObject({ sequence: 2 })
    }
  },
)

/** What a client makes of bytes on the wire. */
async function received(bytes: Buffer, count: number): Promise<Buffer[]> {
  const server = createServer().listen(0)
  const sockets = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, () => socket.write(bytes)),
  )
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  onTestFinished(() => {
    client.terminate()
    server.close()
  })
  const messages: Buffer[] = []
  client.on('message', (data: Buffer) => {
    messages.push(data)
    if (messages.length === count) client.emit('all')
  })
  await once(client, 'all')
  return messages
}
