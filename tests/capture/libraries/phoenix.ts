import { Socket } from 'phoenix'
import type { Story } from './story.ts'

/** A channel that is joined again. https://hexdocs.pm/phoenix/js/ */
export const phoenix: Story = ({ host, note, drop }) =>
  new Promise((resolve) => {
    const socket = new Socket(`ws://${host}/socket`, {
      reconnectAfterMs: () => 10,
      rejoinAfterMs: () => 10,
    })
    let joined = 0
    socket.onOpen(() => note('open'))
    socket.onError(() => note('error'))
    const closed = new Promise<void>((resolve) => {
      socket.onClose(({ code }: CloseEvent) => {
        note(`close ${code}`)
        if (code === 1005) resolve()
      })
    })
    socket.connect()
    const channel = socket.channel('room:1')
    channel.onError(() => note('channel error'))
    channel.join().receive('ok', async () => {
      note(`joined ${++joined}`)
      channel.push('say', { text: 'hello' }).receive('ok', ({ text }) => {
        note(`reply ${text}`)
        if (joined === 1) drop()
        else
          socket.disconnect(async () => {
            // It waits 1.5 s for the end, at most.
            await closed
            note('disconnected')
            resolve()
          })
      })
    })
  })
