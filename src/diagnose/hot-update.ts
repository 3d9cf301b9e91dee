import type { Connection } from '../connection.ts'
import type { CloseCall } from '../event.ts'
import { isHotUpdate } from '../knowledge/frameworks.ts'
import { libraryOf } from '../knowledge/libraries.ts'
import { parseStack } from '../stack-lines.ts'
import { lastMessage } from './messages.ts'
import type { Context } from './verdict.ts'

/** A dev server tells of the update before the page applies it; ms. */
const UPDATE = 2_000

/** A hot update ran: its code is in the stack, or the dev server had just announced one. */
export function isHotUpdated(connection: Connection, call: CloseCall, context: Context): boolean {
  const frames = call.stack ? parseStack(call.stack) : []
  if (frames.some(({ functionName, url }) => isHotUpdate(functionName, url))) return true
  for (const other of context.log.connections.values()) {
    if (other.doc !== connection.doc || !libraryOf(other)?.devServer) continue
    const told = lastMessage(other, 'receive', call.at)
    if (told && call.at - told.at <= UPDATE && isUpdate(told.body)) return true
  }
  return false
}

function isUpdate(body: unknown): boolean {
  return typeof body === 'string' && /"(?:type|action)"\s*:\s*"(?:update|sync|built|ok)"/.test(body)
}
