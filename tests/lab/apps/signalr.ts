import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr'

new HubConnectionBuilder()
  .withUrl(`http://${location.host}/signalr`, {
    skipNegotiation: true,
    transport: HttpTransportType.WebSockets,
  })
  .configureLogging(LogLevel.None)
  .withKeepAliveInterval(500)
  .build()
  .start()
