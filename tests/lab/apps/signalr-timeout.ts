import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr'

new HubConnectionBuilder()
  .withUrl(`http://${location.host}/signalr?pings=6`, {
    skipNegotiation: true,
    transport: HttpTransportType.WebSockets,
  })
  .configureLogging(LogLevel.None)
  .withServerTimeout(1_500)
  .build()
  .start()
