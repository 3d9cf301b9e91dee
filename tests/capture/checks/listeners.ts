import { check } from '../check.ts'
import type { Kit } from '../kit.ts'

/** Each hears `hello`, sent once by the server. https://dom.spec.whatwg.org/#concept-event-listener-inner-invoke */
export const listeners = [
  check('in the order they came', order, ['first', 'onmessage', 'second']),
  check('a handler keeps its place when replaced', place, ['onmessage 2', 'second']),
  check('a handler that was taken off', takenOff, ['listener', null]),
  check('handlers that are no functions', noFunctions, [null, null, true, 'listener']),
  check('capturing ones', capturing),
  check('the same twice', twice, ['heard']),
  check('the same, capturing and not', captureTwice, 2),
  check('once', once, [1, 2]),
  check('removed', removed, ['kept']),
  check('removed by another one', removedMeanwhile, ['first']),
  check('added by another one', addedMeanwhile, ['first']),
  check('signal', signal, ['kept']),
  check('an object with handleEvent', handleEvent, [true, true]),
  check('handleEvent is read each time', handleEventRead, 2),
  check('stopImmediatePropagation', stopped, ['first']),
  check('preventDefault does nothing', prevented, false),
  check('the receiver', receiver, [true, true, true]),
  check('microtasks run between', microtasks, ['first', 'microtask', 'second']),
  check('null as listener', nullListener, 'returned undefined'),
  check('a wrong listener', wrongListener, 'TypeError'),
  check('a late one still hears open', lateOpen, 'open'),
]

function order(kit: Kit): Promise<string[]> {
  return kit.hello((socket, note) => {
    socket.addEventListener('message', () => note('first'))
    socket.onmessage = () => note('onmessage')
    socket.addEventListener('message', () => note('second'))
  })
}

function place(kit: Kit): Promise<string[]> {
  return kit.hello((socket, note) => {
    socket.onmessage = () => note('onmessage 1')
    socket.addEventListener('message', () => note('second'))
    socket.onmessage = () => note('onmessage 2')
  })
}

async function takenOff(kit: Kit): Promise<unknown[]> {
  let handler: unknown
  const heard = await kit.hello((socket, note) => {
    socket.onmessage = () => note('onmessage')
    socket.onmessage = null
    handler = socket.onmessage
    socket.addEventListener('message', () => note('listener'))
  })
  return [...heard, handler]
}

/** https://html.spec.whatwg.org/#the-event-handler-processing-algorithm */
async function noFunctions(kit: Kit): Promise<unknown[]> {
  const seen: unknown[] = []
  const heard = await kit.hello((socket, note) => {
    const settable = socket as { onmessage: unknown }
    for (const value of [1, 'text', { handleEvent: () => note('handleEvent') }]) {
      settable.onmessage = value
      seen.push(typeof value === 'object' ? settable.onmessage === value : settable.onmessage)
    }
    socket.addEventListener('message', () => note('listener'))
  })
  return [...seen, ...heard]
}

/** The standard has them first; Chromium has not. */
function capturing(kit: Kit): Promise<string[]> {
  return kit.hello((socket, note) => {
    socket.addEventListener('message', () => note('bubbling'))
    socket.addEventListener('message', () => note('capturing'), true)
  })
}

function twice(kit: Kit): Promise<string[]> {
  return kit.hello((socket, note) => {
    const heard = () => note('heard')
    socket.addEventListener('message', heard)
    socket.addEventListener('message', heard)
  })
}

async function captureTwice(kit: Kit): Promise<number> {
  const seen = await kit.hello((socket, note) => {
    const heard = () => note('heard')
    socket.addEventListener('message', heard, true)
    socket.addEventListener('message', heard)
  })
  return seen.length
}

async function once(kit: Kit): Promise<number[]> {
  const socket = new WebSocket(kit.url('/burst?count=2'))
  let first = 0
  let all = 0
  socket.addEventListener('message', () => first++, { once: true })
  await new Promise<void>((resolve) => {
    socket.addEventListener('message', () => ++all === 2 && resolve())
  })
  socket.close()
  return [first, all]
}

function removed(kit: Kit): Promise<string[]> {
  return kit.hello((socket, note) => {
    const heard = () => note('removed')
    socket.addEventListener('message', heard)
    socket.addEventListener('message', () => note('kept'))
    socket.removeEventListener('message', heard)
  })
}

function removedMeanwhile(kit: Kit): Promise<string[]> {
  return kit.hello((socket, note) => {
    const second = () => note('second')
    socket.addEventListener('message', () => {
      note('first')
      socket.removeEventListener('message', second)
    })
    socket.addEventListener('message', second)
  })
}

function addedMeanwhile(kit: Kit): Promise<string[]> {
  return kit.hello((socket, note) => {
    socket.addEventListener('message', () => {
      note('first')
      socket.addEventListener('message', () => note('second'))
    })
  })
}

function signal(kit: Kit): Promise<string[]> {
  return kit.hello((socket, note) => {
    const controller = new AbortController()
    socket.addEventListener('message', () => note('aborted'), { signal: controller.signal })
    socket.addEventListener('message', () => note('kept'))
    controller.abort()
  })
}

async function handleEvent(kit: Kit): Promise<boolean[]> {
  const seen: boolean[] = []
  await kit.hello((socket) => {
    const listener = {
      handleEvent(event: Event) {
        seen.push(this === listener, event instanceof MessageEvent)
      },
    }
    socket.addEventListener('message', listener)
  })
  return seen
}

async function handleEventRead(kit: Kit): Promise<number> {
  const socket = new WebSocket(kit.url('/burst?count=2'))
  let reads = 0
  await new Promise<void>((resolve) => {
    socket.addEventListener('message', {
      get handleEvent() {
        reads++
        return () => reads === 2 && resolve()
      },
    })
  })
  socket.close()
  return reads
}

function stopped(kit: Kit): Promise<string[]> {
  return kit.hello((socket, note) => {
    socket.addEventListener('message', (event) => {
      note('first')
      event.stopImmediatePropagation()
    })
    socket.addEventListener('message', () => note('second'))
    socket.onmessage = () => note('onmessage')
  })
}

async function prevented(kit: Kit): Promise<boolean | undefined> {
  let defaultPrevented: boolean | undefined
  await kit.hello((socket) => {
    socket.addEventListener('message', (event) => {
      event.preventDefault()
      defaultPrevented = event.defaultPrevented
    })
  })
  return defaultPrevented
}

async function receiver(kit: Kit): Promise<boolean[]> {
  const seen: boolean[] = []
  await kit.hello((socket) => {
    socket.onmessage = function () {
      seen.push(this === socket)
    }
    socket.addEventListener('message', function (event) {
      seen.push(this === socket, event.currentTarget === socket)
    })
  })
  return seen
}

/** https://html.spec.whatwg.org/#clean-up-after-running-a-callback */
function microtasks(kit: Kit): Promise<string[]> {
  return kit.hello((socket, note) => {
    socket.addEventListener('message', () => {
      note('first')
      queueMicrotask(() => note('microtask'))
    })
    socket.addEventListener('message', () => note('second'))
  })
}

function nullListener(kit: Kit): string {
  const socket = new WebSocket(kit.url('/echo'))
  socket.close()
  return kit.attempt(() => socket.addEventListener('message', null as never))
}

function wrongListener(kit: Kit): string {
  const socket = new WebSocket(kit.url('/echo'))
  socket.close()
  return kit.attempt(() => socket.addEventListener('message', 1 as never))
}

/** The event is fired from a task, so a promise that is resolved comes before it. */
async function lateOpen(kit: Kit): Promise<string> {
  const socket = new WebSocket(kit.url('/echo'))
  await Promise.resolve()
  const { type } = await kit.next(socket, 'open')
  socket.close()
  return type
}
