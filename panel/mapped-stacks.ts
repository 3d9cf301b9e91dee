import { type Connection, effectiveClose } from '../src/connection.ts'
import type { CloseCall } from '../src/event.ts'
import type { SourceMaps } from './source-map.ts'

/**
 * Asks the source maps for the stack of the close() of a connection that is looked at: the verdict
 * stands without, and may be refined when they tell. Nothing is read of a page nobody looks at.
 */
export function createMappedStacks(
  sourceMaps: SourceMaps,
  changed: () => void,
): (connection: Connection | undefined) => void {
  const asked = new WeakSet<CloseCall>()

  async function ask(call: CloseCall, stack: string): Promise<void> {
    const mapped = await sourceMaps.stack(stack)
    if (mapped === undefined) return
    call.mapped = mapped
    changed()
  }

  return (connection) => {
    const call = connection && effectiveClose(connection)
    if (!call?.stack || call.mapped !== undefined || asked.has(call)) return
    asked.add(call)
    void ask(call, call.stack)
  }
}
