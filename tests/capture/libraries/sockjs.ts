import SockJS from 'sockjs-client'
import type { Story } from './story.ts'

/** It does not connect again by itself. https://github.com/sockjs/sockjs-client */
export const sockjs: Story = async ({ host, note, drop }) => {
  await connect('first', drop)
  await connect('second')

  function connect(text: string, end?: () => Promise<void>): Promise<void> {
    const socket = new SockJS(`http://${host}/sockjs`, null, {
      transports: ['websocket'],
      // By itself it waits four round trips, which a busy machine does not keep to.
      timeout: 60_000,
    })
    socket.onopen = () => {
      note(`open ${socket.readyState}`)
      socket.send(text)
    }
    socket.onmessage = ({ data }) => {
      note(`message ${data}`)
      if (end) end()
      else socket.close(3000, 'bye')
    }
    return new Promise((resolve) => {
      socket.onclose = ({ code, reason, wasClean }) => {
        note(`close ${code} ${reason} ${wasClean}`)
        resolve()
      }
    })
  }
}
