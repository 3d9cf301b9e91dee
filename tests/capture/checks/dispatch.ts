import { check } from '../check.ts'
import type { Kit } from '../kit.ts'

/** https://dom.spec.whatwg.org/#concept-event-dispatch */
export const dispatch = [
  check('the event while it is heard', whileHeard, [true, true, true, 2, 1, true]),
  check('the event afterwards', afterwards, [true, null, 0, 0]),
  check('its time', eventTime, [true, true]),
  check('cancelBubble and returnValue', oldFlags, [false, true, true, true]),
  check('the same event again, meanwhile', againMeanwhile, ['DOMException InvalidStateError']),
  check('the same event again, later', againLater, ['trusted', 'untrusted']),
  check('an event of another type', otherType, ['custom', false]),
  check('close, sent by the page', fakeClose, ['untrusted', 1, 'trusted', 3]),
  check('the data of a message is one value', oneValue, [true, true, true]),
  check('events are of the interfaces of the realm', ofTheRealm, [
    'Event',
    'MessageEvent',
    'CloseEvent',
  ]),
  check('a signal that is aborted already', abortedSignal, ['kept']),
  check('a signal aborted meanwhile', abortedMeanwhile, ['first']),
  check('once, added again by itself', onceAgain, [1, 2]),
  check('once in an object with handleEvent', onceObject, 1),
  check('a passive one', passive, ['heard false']),
  check('removed with another phase', otherPhase, ['heard']),
  check('removed with options', removedWithOptions, []),
  check('one that was never added', neverAdded, 'returned undefined'),
  check('the steps of reading options', optionSteps),
]

function whileHeard(kit: Kit): Promise<unknown> {
  const socket = new WebSocket(kit.url('/greet'))
  return new Promise((resolve) => {
    socket.onmessage = (event) => {
      const path = event.composedPath()
      const { target, currentTarget, srcElement, eventPhase } = event
      const targets = [target, currentTarget, srcElement].map((one) => one === socket)
      resolve([...targets, eventPhase, path.length, path[0] === socket])
      socket.close()
    }
  })
}

async function afterwards(kit: Kit): Promise<unknown[]> {
  const socket = new WebSocket(kit.url('/greet'))
  const event = await kit.next(socket, 'message')
  await new Promise((resolve) => setTimeout(resolve))
  socket.close()
  const { target, currentTarget, eventPhase } = event
  return [target === socket, currentTarget, eventPhase, event.composedPath().length]
}

async function eventTime(kit: Kit): Promise<boolean[]> {
  const before = performance.now()
  const socket = new WebSocket(kit.url('/greet'))
  const { timeStamp } = await kit.next(socket, 'message')
  socket.close()
  // Engines round, each in its own way.
  return [timeStamp >= before - 5, timeStamp <= performance.now() + 5]
}

async function oldFlags(kit: Kit): Promise<boolean[]> {
  const seen: boolean[] = []
  await kit.hello((socket) => {
    socket.addEventListener('message', (event) => {
      seen.push(event.cancelBubble, event.returnValue)
      event.returnValue = false
      event.cancelBubble = true
      seen.push(event.returnValue, event.cancelBubble)
    })
  })
  return seen
}

async function againMeanwhile(kit: Kit): Promise<string[]> {
  const seen: string[] = []
  await kit.hello((socket) => {
    socket.addEventListener('message', (event) => {
      seen.push(kit.attempt(() => socket.dispatchEvent(event)))
    })
  })
  return seen
}

async function againLater(kit: Kit): Promise<string[]> {
  const seen: string[] = []
  const socket = new WebSocket(kit.url('/greet'))
  socket.onmessage = ({ isTrusted }) => seen.push(isTrusted ? 'trusted' : 'untrusted')
  const event = await kit.next(socket, 'message')
  await new Promise((resolve) => setTimeout(resolve))
  socket.dispatchEvent(event)
  socket.close()
  return seen
}

function otherType(kit: Kit): unknown[] {
  const seen: unknown[] = []
  const socket = new WebSocket(kit.url('/a'))
  socket.addEventListener('custom', ({ type, isTrusted }) => seen.push(type, isTrusted))
  socket.dispatchEvent(new CustomEvent('custom'))
  socket.close()
  return seen
}

async function fakeClose(kit: Kit): Promise<unknown[]> {
  const seen: unknown[] = []
  const socket = await kit.open('/echo')
  socket.onclose = ({ isTrusted }) =>
    seen.push(isTrusted ? 'trusted' : 'untrusted', socket.readyState)
  socket.dispatchEvent(new CloseEvent('close', { code: 1006 }))
  socket.close()
  await new Promise<void>((resolve) => {
    socket.addEventListener('close', () => resolve())
  })
  return seen
}

async function oneValue(kit: Kit): Promise<boolean[]> {
  const socket = await kit.open('/echo')
  socket.send(new Uint8Array([1]))
  const event = await kit.next(socket, 'message')
  socket.close()
  const again = { data: event.data, ports: event.ports }
  return [event.data === again.data, event.ports === again.ports, Object.isFrozen(event.ports)]
}

async function ofTheRealm(kit: Kit): Promise<string[]> {
  const seen: string[] = []
  const known = [Event, MessageEvent, CloseEvent]
  await kit.hello((socket) => {
    for (const type of ['open', 'message', 'close']) {
      socket.addEventListener(type, (event) => {
        const own = known.find(({ prototype }) => Object.getPrototypeOf(event) === prototype)
        seen.push(own?.name ?? 'another')
      })
    }
  })
  return seen
}

function abortedSignal(kit: Kit): Promise<string[]> {
  return kit.hello((socket, note) => {
    socket.addEventListener('message', () => note('aborted'), { signal: AbortSignal.abort() })
    socket.addEventListener('message', () => note('kept'))
  })
}

function abortedMeanwhile(kit: Kit): Promise<string[]> {
  return kit.hello((socket, note) => {
    const controller = new AbortController()
    socket.addEventListener('message', () => {
      note('first')
      controller.abort()
    })
    socket.addEventListener('message', () => note('second'), { signal: controller.signal })
  })
}

async function onceAgain(kit: Kit): Promise<number[]> {
  const socket = new WebSocket(kit.url('/burst?count=2'))
  const seen: number[] = []
  await new Promise<void>((resolve) => {
    const heard = () => {
      if (seen.push(seen.length + 1) === 2) resolve()
      else socket.addEventListener('message', heard, { once: true })
    }
    socket.addEventListener('message', heard, { once: true })
  })
  socket.close()
  return seen
}

async function onceObject(kit: Kit): Promise<number> {
  const socket = new WebSocket(kit.url('/burst?count=3'))
  let heard = 0
  socket.addEventListener('message', { handleEvent: () => heard++ }, { once: true })
  for (let count = 0; count < 3; count++) await kit.next(socket, 'message')
  socket.close()
  return heard
}

function passive(kit: Kit): Promise<string[]> {
  return kit.hello((socket, note) => {
    const heard = (event: Event) => {
      event.preventDefault()
      note(`heard ${event.defaultPrevented}`)
    }
    socket.addEventListener('message', heard, { passive: true })
  })
}

function otherPhase(kit: Kit): Promise<string[]> {
  return kit.hello((socket, note) => {
    const heard = () => note('heard')
    socket.addEventListener('message', heard)
    socket.removeEventListener('message', heard, true)
  })
}

function removedWithOptions(kit: Kit): Promise<string[]> {
  return kit.hello((socket, note) => {
    const heard = () => note('heard')
    socket.addEventListener('message', heard, { capture: true, once: true })
    socket.removeEventListener('message', heard, { capture: true })
  })
}

function neverAdded(kit: Kit): string {
  const socket = new WebSocket(kit.url('/a'))
  socket.close()
  return kit.attempt(() => socket.removeEventListener('message', () => {}))
}

function optionSteps(kit: Kit): string[] {
  const socket = new WebSocket(kit.url('/a'))
  socket.close()
  const steps: string[] = []
  const options = new Proxy(
    {},
    {
      get(_, key) {
        steps.push(String(key))
        return undefined
      },
    },
  )
  socket.addEventListener('message', () => {}, options)
  socket.removeEventListener('message', () => {}, options)
  return steps
}
