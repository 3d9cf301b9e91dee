import { check } from '../check.ts'
import type { Kit } from '../kit.ts'

/** https://html.spec.whatwg.org/#event-handlers */
export const handlers = [
  check('handleEvent that is no function', wrongHandleEvent),
  check('handleEvent that throws', throwingHandleEvent, ['page', 'later']),
  check('a handler set while it is heard', handlerMeanwhile, [
    ['listener'],
    ['listener', 'new handler'],
  ]),
  check('a handler that takes itself off', handlerOff, [1, 2]),
  check('a handler on the prototype of a subclass', handlerInClass, 0),
  check('the value a handler returns', returned, false),
  check('onerror gets one event', onerrorArguments, [1, 'error']),
  check('an async function', asyncListener, ['before', 'after', 'next']),
  check('too few arguments', tooFew, Array(3).fill('TypeError')),
]

/** Reported to the window by the standard, and not by Chromium; the others are heard all the same. */
async function wrongHandleEvent(kit: Kit): Promise<string[]> {
  const names: string[] = []
  window.addEventListener('error', ({ error }) => names.push(error.name))
  window.onerror = () => true
  const heard = await kit.hello((socket, note) => {
    socket.addEventListener('message', { handleEvent: 1 } as never)
    socket.addEventListener('message', () => note('later'))
  })
  return [...names, ...heard]
}

async function throwingHandleEvent(kit: Kit): Promise<string[]> {
  let heard: string[] = []
  const uncaught = await kit.uncaught(async () => {
    heard = await kit.hello((socket, note) => {
      socket.addEventListener('message', {
        get handleEvent(): never {
          throw new Error('page')
        },
      })
      socket.addEventListener('message', () => note('later'))
    })
  })
  return [...uncaught, ...heard]
}

/** It comes after all that are there, if it is the first. */
async function handlerMeanwhile(kit: Kit): Promise<string[][]> {
  const first = await kit.hello((socket, note) => {
    socket.addEventListener('message', () => {
      note('listener')
      socket.onmessage = () => note('handler')
    })
  })
  const replaced = await kit.hello((socket, note) => {
    socket.addEventListener('message', () => {
      note('listener')
      socket.onmessage = () => note('new handler')
    })
    socket.onmessage = () => note('old handler')
  })
  return [first, replaced]
}

async function handlerOff(kit: Kit): Promise<number[]> {
  const socket = new WebSocket(kit.url('/burst?count=2'))
  let byHandler = 0
  let byListener = 0
  socket.onmessage = () => {
    byHandler++
    socket.onmessage = null
  }
  await new Promise<void>((resolve) => {
    socket.addEventListener('message', () => ++byListener === 2 && resolve())
  })
  socket.close()
  return [byHandler, byListener]
}

/** Only the accessor makes a handler of it; a method of that name is just a method. */
async function handlerInClass(kit: Kit): Promise<number> {
  let calls = 0
  class Feed extends WebSocket {}
  Object.defineProperty(Feed.prototype, 'onmessage', { value: () => calls++ })
  const feed = new Feed(kit.url('/greet'))
  await kit.next(feed, 'message')
  feed.close()
  return calls
}

async function returned(kit: Kit): Promise<boolean | undefined> {
  const socket = new WebSocket(kit.url('/greet'))
  socket.onmessage = () => false
  const event = await kit.next(socket, 'message')
  socket.close()
  return event.defaultPrevented
}

/** Only that of a window gets more. https://html.spec.whatwg.org/#onerroreventhandler */
async function onerrorArguments(kit: Kit): Promise<unknown[]> {
  const socket = new WebSocket(kit.url('/refused'))
  return new Promise((resolve) => {
    socket.onerror = (...args) => resolve([args.length, args[0].type])
  })
}

function asyncListener(kit: Kit): Promise<string[]> {
  return kit.hello((socket, note) => {
    socket.addEventListener('message', async () => {
      note('before')
      await undefined
      note('after')
    })
    socket.addEventListener('message', () => note('next'))
  })
}

function tooFew(kit: Kit): string[] {
  const socket = new WebSocket(kit.url('/a'))
  socket.close()
  const { addEventListener, removeEventListener, dispatchEvent } = socket
  return [addEventListener, removeEventListener, dispatchEvent].map((method) =>
    kit.attempt(() => Reflect.apply(method, socket, [])),
  )
}
