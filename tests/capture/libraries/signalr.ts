import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr'
import type { Story } from './story.ts'

/** https://learn.microsoft.com/aspnet/core/signalr/javascript-client */
export const signalr: Story = async ({ host, note, drop }) => {
  const { WebSockets: transport } = HttpTransportType
  const connection = new HubConnectionBuilder()
    .withUrl(`http://${host}/`, { skipNegotiation: true, transport })
    .withAutomaticReconnect([0, 10, 10])
    .configureLogging(LogLevel.None)
    .build()
  const closed = new Promise<void>((resolve) => {
    connection.onclose((error) => {
      note(`closed ${error?.message}`)
      resolve()
    })
  })
  const again = new Promise<void>((resolve) => {
    connection.onreconnecting((error) => note(`reconnecting ${error?.message}`))
    connection.onreconnected(() => resolve())
  })
  await connection.start()
  note(`started ${connection.state}`)
  note(`result ${await connection.invoke('echo', 'hello')}`)
  await drop()
  await again
  note(`reconnected ${connection.state}`)
  note(`result ${await connection.invoke('echo', 'again')}`)
  await connection.stop()
  await closed
}
