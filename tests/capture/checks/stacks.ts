import { check } from '../check.ts'
import type { Kit } from '../kit.ts'

/** The stacks of what the platform refuses tell of the page's calls. */
export const stacks = [
  check('a refused URL', (kit) => kit.stackOf(() => new WebSocket('ftp://host/'))),
  check('a refused subprotocol', (kit) => kit.stackOf(() => new WebSocket(kit.url('/a'), 'a b'))),
  check('a symbol', (kit) => kit.stackOf(() => Reflect.construct(WebSocket, [Symbol('a')]))),
  check('no argument', (kit) => kit.stackOf(() => Reflect.construct(WebSocket, []))),
  check('no new', (kit) => kit.stackOf(() => Reflect.apply(WebSocket as never, undefined, ['/']))),
  check('send() and close() of a socket', refusals),
  check('send() and close() of something else', illegal),
  check('in functions of the page', named),
  check('with a limit of one', limited),
  check('without a limit', unlimited),
  check('in the words of the page', prepared),
  check('as a property', property),
]

function refusals(kit: Kit): unknown[] {
  const socket = new WebSocket(kit.url('/silence'))
  const answers = [
    kit.stackOf(() => socket.send('a')),
    kit.stackOf(() => socket.send(new Uint8Array(1))),
    kit.stackOf(() => socket.send(Symbol('a') as never)),
    kit.stackOf(() => Reflect.apply(socket.send, socket, [])),
    kit.stackOf(() => socket.close(1)),
    kit.stackOf(() => socket.close(1000, 'a'.repeat(124))),
  ]
  socket.close()
  return answers
}

function illegal(kit: Kit): unknown[] {
  const { send, close } = WebSocket.prototype
  return [
    kit.stackOf(() => Reflect.apply(send, {}, ['a'])),
    kit.stackOf(() => Reflect.apply(close, null, [])),
  ]
}

function named(kit: Kit): unknown {
  function connect(): WebSocket {
    return new WebSocket('ftp://host/')
  }
  class Client {
    start(): WebSocket {
      return connect()
    }
  }
  return kit.stackOf(() => new Client().start())
}

/** https://v8.dev/docs/stack-trace-api#stack-trace-collection-for-custom-exceptions */
function limited(kit: Kit): unknown {
  Error.stackTraceLimit = 1
  return kit.stackOf(() => new WebSocket('ftp://host/'))
}

function unlimited(kit: Kit): unknown {
  Reflect.deleteProperty(Error, 'stackTraceLimit')
  return kit.stackOf(() => new WebSocket('ftp://host/'))
}

/** https://v8.dev/docs/stack-trace-api#customizing-stack-traces */
function prepared(kit: Kit): unknown {
  let calls = 0
  Error.prepareStackTrace = (_error, frames) => {
    calls++
    return frames.map((frame) => `${frame.getFunctionName()} ${frame.getLineNumber()}`).join()
  }
  return [kit.stackOf(() => new WebSocket('ftp://host/')), calls]
}

function property(kit: Kit): string[] {
  try {
    new WebSocket('ftp://host/')
    return []
  } catch (error) {
    return Reflect.ownKeys(error as object).map((key) => kit.property(error as object, key))
  }
}
