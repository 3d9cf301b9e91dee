import { check } from '../check.ts'
import type { Kit } from '../kit.ts'

/** What the page throws is told to the page as it would be without us, and nothing else is. */
export const exceptions = [
  check('in a listener', inListener, ['Error page', 'same error', 'later listener']),
  check('window.onerror', onerror, ['string', true, true, true, true]),
  check('window.onerror may handle it', handled, [false, true]),
  check('in each of three listeners', inEach, ['first', 'second', 'third']),
  check('in a listener of close', inClose, ['page']),
  check('in an async listener', rejected, ['page', true]),
  check('a refused send in a handler', refusedSend, ['InvalidStateError', true]),
  check('values that are no errors', values, ['null', 'undefined', '1', 'text']),
  check('the socket lives on', livesOn, ['message 0', 'message 1', 'message 2']),
  check('the stack in a listener', listenerStack),

  check('Error.prepareStackTrace is not called', prepareStackTrace, [0, true]),
  check('Error.prepareStackTrace as an accessor', prepareAccessor, 0),
  check('Error.stackTraceLimit stays', stackTraceLimit, [
    3,
    'stackTraceLimit: 3 writable enumerable configurable',
  ]),
  check('Error.stackTraceLimit as an accessor', limitAccessor, 0),
  check('Error.captureStackTrace is not called', captureStackTrace, 0),
  check('a frozen Error', frozenError, 'undefined'),
  check('the stack of what was thrown', stackReadLater),
]

async function inListener(kit: Kit): Promise<string[]> {
  const thrown = new Error('page')
  const seen: string[] = []
  window.addEventListener('error', (event) => {
    event.preventDefault()
    seen.push(`${event.error.name} ${event.error.message}`)
    if (event.error === thrown) seen.push('same error')
  })
  const heard = await kit.hello((socket, note) => {
    socket.addEventListener('message', () => {
      throw thrown
    })
    socket.addEventListener('message', () => note('later listener'))
  })
  return [...seen, ...heard]
}

async function onerror(kit: Kit): Promise<unknown[]> {
  let args: unknown[] = []
  window.onerror = (...given) => {
    args = given
    return true
  }
  await kit.hello((socket) => {
    socket.onmessage = () => {
      throw new Error('page')
    }
  })
  const [message, source, line, column, error] = args
  kit.details.push(String(message), String(line), String(column))
  const numbers = [line, column].map((one) => Number(one) > 0)
  return [typeof message, typeof source === 'string', ...numbers, error instanceof Error]
}

async function handled(kit: Kit): Promise<boolean[]> {
  const seen: boolean[] = []
  window.addEventListener('error', (event) => seen.push(event.defaultPrevented))
  window.onerror = () => true
  window.addEventListener('error', (event) => seen.push(event.defaultPrevented))
  await kit.hello((socket) => {
    socket.onmessage = () => {
      throw new Error('page')
    }
  })
  return seen
}

function inEach(kit: Kit): Promise<string[]> {
  return kit.uncaught(() =>
    kit.hello((socket) => {
      for (const text of ['first', 'second', 'third']) {
        socket.addEventListener('message', () => {
          throw new Error(text)
        })
      }
    }),
  )
}

function inClose(kit: Kit): Promise<string[]> {
  return kit.uncaught(() =>
    kit.hello((socket) => {
      socket.onclose = () => {
        throw new Error('page')
      }
    }),
  )
}

async function rejected(kit: Kit): Promise<unknown[]> {
  const thrown = new Error('page')
  const rejection = new Promise<PromiseRejectionEvent>((resolve) => {
    window.addEventListener('unhandledrejection', (event) => {
      event.preventDefault()
      resolve(event)
    })
  })
  await kit.hello((socket) => {
    socket.onmessage = async () => {
      throw thrown
    }
  })
  const { reason } = await rejection
  return [reason.message, reason === thrown]
}

async function refusedSend(kit: Kit): Promise<unknown[]> {
  const errors: unknown[] = []
  window.addEventListener('error', ({ error }) => errors.push(error))
  window.onerror = () => true
  await kit.hello((socket) => {
    socket.onmessage = () => new WebSocket(kit.url('/silence')).send('too early')
  })
  const [error] = errors
  return [(error as DOMException).name, error instanceof DOMException]
}

async function values(kit: Kit): Promise<string[]> {
  const seen: string[] = []
  window.addEventListener('error', (event) => seen.push(String(event.error)))
  window.onerror = () => true
  await kit.hello((socket) => {
    for (const value of [null, undefined, 1, 'text']) {
      socket.addEventListener('message', () => {
        throw value
      })
    }
  })
  return seen
}

function livesOn(kit: Kit): Promise<string[]> {
  return kit.uncaught(async () => {
    const socket = new WebSocket(kit.url('/burst?count=3'))
    socket.addEventListener('message', ({ data }) => {
      throw new Error(data)
    })
    for (let count = 0; count < 3; count++) await kit.next(socket, 'message')
    socket.close()
  })
}

async function listenerStack(kit: Kit): Promise<string | undefined> {
  let stack: string | undefined
  await kit.hello((socket) => {
    socket.onmessage = () => {
      stack = new Error('page').stack
    }
  })
  return stack
}

/** https://v8.dev/docs/stack-trace-api#customizing-stack-traces */
async function prepareStackTrace(kit: Kit): Promise<unknown[]> {
  let calls = 0
  const prepare = () => {
    calls++
    return 'prepared'
  }
  const error = Error as { prepareStackTrace?: unknown }
  error.prepareStackTrace = prepare
  await kit.everyCall()
  return [calls, error.prepareStackTrace === prepare]
}

async function prepareAccessor(kit: Kit): Promise<number> {
  let uses = 0
  Object.defineProperty(Error, 'prepareStackTrace', {
    configurable: true,
    get: () => void uses++,
    set: () => void uses++,
  })
  await kit.everyCall()
  return uses
}

async function stackTraceLimit(kit: Kit): Promise<unknown[]> {
  const error = Error as { stackTraceLimit?: number }
  error.stackTraceLimit = 3
  await kit.everyCall()
  return [error.stackTraceLimit, kit.property(Error, 'stackTraceLimit')]
}

async function limitAccessor(kit: Kit): Promise<number> {
  let uses = 0
  Object.defineProperty(Error, 'stackTraceLimit', {
    configurable: true,
    get: () => void uses++,
    set: () => void uses++,
  })
  await kit.everyCall()
  return uses
}

async function captureStackTrace(kit: Kit): Promise<number> {
  let calls = 0
  Object.assign(Error, { captureStackTrace: () => calls++ })
  await kit.everyCall()
  return calls
}

async function frozenError(kit: Kit): Promise<void> {
  Object.freeze(Error)
  await kit.everyCall()
}

async function stackReadLater(kit: Kit): Promise<unknown> {
  const thrown = new Error('page')
  await kit.uncaught(() =>
    kit.hello((socket) => {
      socket.onmessage = () => {
        throw thrown
      }
    }),
  )
  return thrown.stack
}
