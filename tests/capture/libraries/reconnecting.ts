import { WebSocket as PartySocket } from 'partysocket'
import ReconnectingWebSocket from 'reconnecting-websocket'
import type { Story } from './story.ts'

/** One is the child of the other. */
function story(Socket: typeof ReconnectingWebSocket | typeof PartySocket): Story {
  return ({ host, note, drop }) =>
    new Promise((resolve) => {
      const delays = { minReconnectionDelay: 10, maxReconnectionDelay: 10, minUptime: 0 }
      // A handshake on a busy machine takes longer than the 4 s they wait.
      const options = { ...delays, connectionTimeout: 30_000 }
      const socket = new Socket(`ws://${host}/`, ['a'], options)
      let opened = 0
      socket.onopen = () => {
        note(`open ${++opened} ${socket.protocol} ${socket.readyState}`)
        socket.send(`hello ${opened}`)
      }
      socket.onmessage = ({ data }: MessageEvent) => {
        note(`message ${data}`)
        // Once: a second order could come late and cut the next connection.
        if (data === 'hello 1') drop()
        if (data === 'hello 2') socket.close(1000, 'bye')
      }
      socket.onerror = () => note('error')
      socket.onclose = ({ code, reason }: { code: number; reason: string }) => {
        note(`close ${code} ${reason}`)
        if (code === 1000) resolve()
      }
      socket.send('queued')
    })
}

export const reconnectingWebSocket = story(ReconnectingWebSocket)
export const partySocket = story(PartySocket)
