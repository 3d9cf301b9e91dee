import { closeMethod, sendMethod } from './methods.ts'
import { now } from './natives.ts'
import { observe } from './observe.ts'
import { type Recorder, thrown } from './report.ts'
import type { Sockets } from './sockets.ts'
import type { Downstream } from './wire.ts'

/** Carries out the panel's test connections, by the native constructor and methods. */
export function createTestSockets(
  recorder: Recorder,
  sockets: Sockets,
): (command: Downstream) => void {
  const Native = WebSocket
  const { send: nativeSend, close: nativeClose } = Native.prototype
  const send = sendMethod(recorder, sockets)
  const close = closeMethod(recorder, sockets)
  const open: Record<string, WebSocket> = Object.create(null)

  function start(test: string, url: string, protocols: string[]): void {
    const at = now()
    try {
      const socket = new Native(url, protocols)
      open[test] = socket
      observe(recorder, sockets, socket, 'test', { at, protocols, test })
    } catch (error) {
      const socket = sockets.number()
      const refused = {
        at,
        socket,
        source: 'test',
        url,
        protocols,
        test,
        error: thrown(error),
      } as const
      recorder.report({ kind: 'construct-refused', ...refused })
    }
  }

  function stop(test: string): void {
    const socket = open[test]
    delete open[test]
    if (socket) close(nativeClose, socket, [])
  }

  return (command) => {
    if (command.kind === 'test-open') start(command.test, command.url, command.protocols)
    if (command.kind === 'test-close') stop(command.test)
    // No panel is left that looks at them.
    if (command.kind === 'detach') for (const test in open) stop(test)
    if (command.kind !== 'test-send') return
    const socket = open[command.test]
    if (socket) send(nativeSend, socket, [command.data])
  }
}
