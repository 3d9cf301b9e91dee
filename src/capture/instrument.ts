import { argument, requestedProtocols, requestedUrl } from './arguments.ts'
import { describeCall } from './call.ts'
import { closeMethod, sendMethod } from './methods.ts'
import { bare, construct, defineProperty, now, ownDescriptor } from './natives.ts'
import { observe } from './observe.ts'
import { arePrimitive, hideFrames } from './own-frame.ts'
import { quietly, type Recorder, thrown } from './report.ts'
import type { Sockets } from './sockets.ts'

type Constructor = typeof WebSocket

/**
 * Watches every socket the realm makes from now on. The page keeps real native sockets: a Proxy
 * stands before the constructor, `send` and `close`, and native listeners hear the events first.
 * Returns what takes it all off again.
 */
export function instrument(recorder: Recorder, sockets: Sockets, began: () => void): () => void {
  const native = WebSocket
  const { prototype } = native
  const wrapped: Constructor = new Proxy(native, handler<Constructor>({ construct: constructTrap }))

  function constructTrap(target: Constructor, args: unknown[], newTarget: unknown): WebSocket {
    const at = now()
    let socket: WebSocket
    try {
      socket = construct(target, args, newTarget as Constructor)
    } catch (error) {
      // A subclass may have a prototype that is code of the page.
      if (newTarget === wrapped && arePrimitive(args)) hideFrames(error, constructTrap)
      quietly(() => refused(at, args, error))
      throw error
    }
    quietly(() => constructed(at, args, socket))
    return socket
  }

  function constructed(at: number, args: unknown[], socket: WebSocket): void {
    began()
    observe(recorder, sockets, socket, 'app', {
      at,
      protocols: requestedProtocols(argument(args, 1)),
      ...describeCall(sockets),
    })
  }

  function refused(at: number, args: unknown[], error: unknown): void {
    began()
    recorder.report({
      kind: 'construct-refused',
      at,
      socket: sockets.number(),
      source: 'app',
      url: requestedUrl(argument(args, 0)),
      protocols: requestedProtocols(argument(args, 1)),
      error: thrown(error),
      ...describeCall(sockets),
    })
  }

  const undo = [
    replace(globalThis, 'WebSocket', wrapped),
    replace(prototype, 'constructor', wrapped),
    replace(
      prototype,
      'send',
      new Proxy(prototype.send, handler({ apply: sendMethod(recorder, sockets) })),
    ),
    replace(
      prototype,
      'close',
      new Proxy(prototype.close, handler({ apply: closeMethod(recorder, sockets) })),
    ),
  ]
  return () => {
    for (const restore of undo) restore()
  }
}

/** A trap the page defines on Object.prototype must not be found. */
function handler<T extends object>(traps: ProxyHandler<T>): ProxyHandler<T> {
  return bare(traps)
}

/**
 * Puts a value in the place of another, its attributes kept. Returns the way back, which leaves alone
 * what the page has put there since: it stands on ours.
 */
function replace(owner: object, name: string, value: unknown): () => void {
  const before = ownDescriptor(owner, name)
  if (!before) return () => {}
  defineProperty(owner, name, bare({ ...before, value }))
  return () => {
    if (ownDescriptor(owner, name)?.value === value) defineProperty(owner, name, before)
  }
}
