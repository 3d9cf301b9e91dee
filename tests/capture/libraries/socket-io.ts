import { io } from 'socket.io-client'
import type { Story } from './story.ts'

/** By HTTP first, then by a WebSocket, as is its custom. https://socket.io/docs/v4/how-it-works/ */
export const socketIo: Story = ({ host, note, drop }) =>
  new Promise((resolve) => {
    const socket = io(`http://${host}`, { reconnectionDelay: 10, randomizationFactor: 0 })
    const upgraded = new Promise<void>((resolve) => {
      socket.io.on('open', () => socket.io.engine.once('upgrade', () => resolve()))
    })
    socket.io.on('reconnect', (attempts) => note(`reconnect ${attempts}`))
    socket.on('disconnect', (reason) => {
      note(`disconnect ${reason}`)
      if (reason === 'io client disconnect') resolve()
    })
    socket.once('connect', async () => {
      note('connect')
      await upgraded
      note(`upgrade ${socket.io.engine.transport.name}`)
      note(`answer ${await socket.emitWithAck('echo', 'hello')}`)
      note(`bytes ${new Uint8Array(await socket.emitWithAck('echo', new Uint8Array([1, 2])))}`)
      socket.once('connect', async () => {
        note(`answer ${await socket.emitWithAck('echo', 'again')}`)
        socket.disconnect()
      })
      await drop()
    })
  })
