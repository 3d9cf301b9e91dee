import { check } from '../check.ts'
import type { Kit } from '../kit.ts'

/** Whoever looks at errors and stacks may run code of the page, or leave a trace in its realm. */
export const looks = [
  check('what the last regular expression found', lastMatch, ['', '', '']),
  check('a prepareStackTrace that Error inherits', inheritedPrepare, 0),
  check('accessors on Error.prototype', errorAccessors, []),
  check('an accessor that prepares what nobody catches', prepareUncaught, 0),
  check('names that are asked of what nobody catches', uncaughtNames),
  check('names that are asked of what a conversion throws', convertedNames, []),
  check('a realm that is frozen', frozenRealm, ['hello', true, true, 1005]),
]

function lastMatch(): unknown[] {
  const { lastMatch, input, leftContext } = RegExp as unknown as Record<string, unknown>
  // Firefox begins with null.
  return [lastMatch ?? '', input, leftContext]
}

/** V8 takes it from the prototypes too. https://v8.dev/docs/stack-trace-api */
async function inheritedPrepare(kit: Kit): Promise<number> {
  let calls = 0
  const prepare = { value: () => calls++ }
  Object.defineProperty(Function.prototype, 'prepareStackTrace', prepare)
  await kit.everyCall()
  await kit.throwUncaught(new Error('page'))
  return calls
}

async function errorAccessors(kit: Kit): Promise<string[]> {
  const asked: string[] = []
  const socket = await kit.open('/echo')
  for (const name of ['name', 'message', 'stack', 'toString']) {
    Object.defineProperty(Error.prototype, name, { get: () => void asked.push(name) })
  }
  socket.send('a')
  await kit.next(socket, 'message')
  new WebSocket(kit.url('/a')).close()
  socket.close()
  return asked
}

async function prepareUncaught(kit: Kit): Promise<number> {
  let uses = 0
  const socket = await kit.open('/echo')
  Object.defineProperty(Error, 'prepareStackTrace', { get: () => void uses++ })
  await kit.throwUncaught(new Error('page'))
  socket.close()
  return uses
}

async function uncaughtNames(kit: Kit): Promise<number> {
  let uses = 0
  class Named extends Error {
    override get name(): string {
      uses++
      return 'Named'
    }
  }
  const socket = await kit.open('/echo')
  await kit.throwUncaught(new Named('page'))
  socket.close()
  return uses
}

async function convertedNames(kit: Kit): Promise<string[]> {
  const asked: string[] = []
  class Named extends Error {
    override get name(): string {
      asked.push('name')
      return 'Named'
    }
    override get message(): string {
      asked.push('message')
      return ''
    }
  }
  const thrower = {
    toString() {
      throw new Named()
    },
  } as unknown as string
  const socket = await kit.open('/echo')
  for (const call of [() => new WebSocket(thrower), () => socket.send(thrower)]) {
    try {
      call()
    } catch {}
  }
  socket.close()
  return asked
}

/** As SES and the like leave it. */
async function frozenRealm(kit: Kit): Promise<unknown[]> {
  const types = [WebSocket, EventTarget, Object, Array, Function, Error, MessageEvent, CloseEvent]
  for (const type of types) {
    Object.freeze(type)
    Object.freeze(type.prototype)
  }
  class Feed extends WebSocket {}
  const feed = new Feed(kit.url('/echo'))
  await kit.next(feed, 'open')
  feed.send('hello')
  const { data } = await kit.next(feed, 'message')
  feed.close()
  const { code } = await kit.next(feed, 'close')
  return [data, Object.isFrozen(WebSocket), Object.isFrozen(WebSocket.prototype), code]
}
