import type { Connection } from '../connection.ts'

/** A library around the native WebSocket that reconnects and says nothing on the wire. */
export interface Wrapper {
  id: 'reconnecting-websocket'
  name: string
}

/** Scripts keep their names in development, and where a package is loaded from a CDN. */
const wrappers: readonly (Wrapper & { script: RegExp })[] = [
  { id: 'reconnecting-websocket', name: 'partysocket', script: /partysocket/i },
  {
    id: 'reconnecting-websocket',
    name: 'reconnecting-websocket',
    script: /reconnecting-websocket/i,
  },
]

/**
 * The wrapper that constructed a connection, by the scripts in its stack: partysocket grew out of
 * reconnecting-websocket and has the same options. https://www.npmjs.com/package/partysocket
 */
export function wrapperOf({ constructed }: Connection): Wrapper | undefined {
  const { stack } = constructed
  return stack === undefined ? undefined : wrappers.find(({ script }) => script.test(stack))
}
