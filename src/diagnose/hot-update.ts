import type { Connection } from '../connection.ts'
import type { CloseCall } from '../event.ts'
import { ownName } from '../frame.ts'
import { isHotUpdate } from '../knowledge/frameworks.ts'
import { libraryOf } from '../knowledge/libraries.ts'
import { parseStack } from '../stack-lines.ts'
import { lastMessage } from './messages.ts'
import type { Context } from './verdict.ts'

/** A dev server tells of the update before the page applies it; ms. */
const UPDATE = 2_000
/** What it says on the opening is the state of things, not an update; ms. */
const GREETING = 1_000

/** A hot update ran: its code is in the stack, or the dev server had just announced one. */
export function isHotUpdated(connection: Connection, call: CloseCall, context: Context): boolean {
  const frames = call.stack ? parseStack(call.stack) : []
  if (frames.some((frame) => isHotUpdate(ownName(frame), frame.url))) return true
  for (const other of context.log.connections.values()) {
    if (other.doc !== connection.doc || !libraryOf(other)?.devServer) continue
    const told = lastMessage(other, 'receive', call.at)
    const since = told && told.at - (other.opened?.at ?? told.at)
    if (told && since !== undefined && since > GREETING && call.at - told.at <= UPDATE) {
      if (isUpdate(told.body)) return true
    }
  }
  return false
}

/** Styles alone re-run no effect. https://vite.dev/guide/api-plugin#handlehotupdate */
function isUpdate(body: unknown): boolean {
  if (typeof body !== 'string') return false
  if (body.includes('"css-update"') && !body.includes('"js-update"')) return false
  return /"(?:type|action)"\s*:\s*"(?:update|sync|built|ok|turbopack-message|serverComponentChanges)"/.test(
    body,
  )
}
