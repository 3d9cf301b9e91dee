import type { Connection } from '../connection.ts'
import type { CloseCall } from '../event.ts'
import { textOf } from '../message-text.ts'
import { hostOf, machineOf } from './endpoint.ts'
import { lastMessage } from './messages.ts'
import { connectionsAt } from './moments.ts'
import type { Context } from './verdict.ts'

/** A page that is sent elsewhere goes at once; ms. */
const AT_ONCE = 2_000
/** Characters of a message that are looked at. */
const HEAD = 4_000

/**
 * The server's last message named another host, or another address of its own, and there the page
 * went: a gateway that says which node to use, a match that was found, a redirect.
 */
export function isSentElsewhere(
  connection: Connection,
  call: CloseCall,
  context: Context,
): boolean {
  const message = lastMessage(connection, 'receive', call.at)
  if (!message || call.at - message.at > AT_ONCE) return false
  const text = textOf(message, HEAD)?.replaceAll('\\/', '/')
  if (text === undefined) return false
  return connectionsAt(context.log, 'constructed', message.at, call.at + AT_ONCE).some(
    (next) =>
      next !== connection && next.doc === connection.doc && isNamed(next.url, connection.url, text),
  )
}

function isNamed(url: string, own: string, text: string): boolean {
  if (url !== own && text.includes(url)) return true
  const host = hostOf(url)
  if (host === hostOf(own)) return false
  return text.includes(host) || (machineOf(host) !== machineOf(hostOf(own)) && names(text, host))
}

/** The port may stand in a field of its own. */
function names(text: string, host: string): boolean {
  const machine = machineOf(host)
  return machine.includes('.') && text.includes(`"${machine}"`)
}
