import type { Connection } from '../connection.ts'
import { type Library, libraryOf } from '../knowledge/libraries.ts'

/**
 * The URL a test opens: the app's own. Of Engine.IO the session is left out: the app's WebSocket
 * upgrades a session that began by polling, and no second socket can.
 * https://socket.io/docs/v4/engine-io-protocol/#upgrade
 */
export function freshUrl(connection: Connection): string {
  const { url } = connection
  return libraryOf(connection)?.id === 'engine.io' ? withoutParameter(url, 'sid') : url
}

/**
 * SignalR names the negotiated connection in the URL, and takes it once.
 * https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/TransportProtocols.md
 */
export function isBoundToSession(url: string, library: Library | undefined): boolean {
  return library?.id === 'signalr' && /[?&]id=/.test(url)
}

/** Leaves every other character of the URL as it is: a server may compare it. */
function withoutParameter(url: string, name: string): string {
  const parameter = new RegExp(`([?&])${name}=[^&#]*&?`)
  return url.replace(parameter, '$1').replace(/[?&]$/, '')
}
