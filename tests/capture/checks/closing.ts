import { check } from '../check.ts'
import type { Kit } from '../kit.ts'

const invalid = 'DOMException InvalidAccessError'
const tooLong = 'DOMException SyntaxError'
const done = 'returned undefined'

/** https://websockets.spec.whatwg.org/#dom-websocket-close */
export const closing = [
  check('without arguments', (kit) => kit.closed([]), [done, 2, 1005, '', true]),
  check('with undefined', (kit) => kit.closed([undefined]), [done, 2, 1005, '', true]),
  check('with 1000', (kit) => kit.closed([1000]), [done, 2, 1000, '', true]),
  check('with a code of its own', (kit) => kit.closed([3000, 'bye']), [done, 2, 3000, 'bye', true]),
  check('with the last code', (kit) => kit.closed([4999, 'ü']), [done, 2, 4999, 'ü', true]),
  check('with a string as code', (kit) => kit.closed(['4000']), [done, 2, 4000, '', true]),
  check('with a fraction', (kit) => kit.closed([3000.4]), [done, 2, 3000, '', true]),
  check('with an object as code', (kit) => kit.closed([{ valueOf: () => 4000 }]), [
    ...[done, 2, 4000, '', true],
  ]),
  check('with null as reason', (kit) => kit.closed([1000, null]), [done, 2, 1000, 'null', true]),
  check('with a lone surrogate', (kit) => kit.closed([1000, '\ud800']), [
    ...[done, 2, 1000, '\ufffd', true],
  ]),
  check('with the longest reason', (kit) => kit.closed([1000, 'a'.repeat(123)]), [
    ...[done, 2, 1000, 'a'.repeat(123), true],
  ]),
  check('with a reason and no code', (kit) => kit.refusal([undefined, 'bye'])),
  check('what the server hears', echoed, [4001, 'bye']),

  check('other codes', refusedCodes, Array(11).fill(invalid)),
  check('null as code', (kit) => kit.refusal([null]), [invalid, 1]),
  check('a reason that is too long', (kit) => kit.refusal([1000, 'a'.repeat(124)]), [tooLong, 1]),
  check('bytes count, not letters', (kit) => kit.refusal([1000, 'ü'.repeat(62)]), [tooLong, 1]),
  check('the code is checked first', (kit) => kit.refusal([1, 'a'.repeat(124)]), [invalid, 1]),
  check('a symbol as code', (kit) => kit.refusal([Symbol('a')]), ['TypeError', 1]),
  check('a bigint as code', (kit) => kit.refusal([1000n]), ['TypeError', 1]),
  check('a symbol as reason', (kit) => kit.refusal([1000, Symbol('a')]), ['TypeError', 1]),
  check('what a conversion throws', throwingCode, [true, 1]),
  check('conversions, once and in order', conversions, ['code', 'reason']),

  check('while connecting', whileConnecting, [2, 'error 3', 'close 3 1006 "" false']),
  check('twice', twice, [2, 2, 4001]),
  check('while closing, with a wrong code', wrongWhileClosing, [invalid, 2]),
  check('after the end', afterEnd, [done, 3, 1]),
  check('after a refusal it still works', afterRefusal, 'hello'),
  check('what was sent before still arrives', flushes, ['a', 'b']),
  check('no message after it', noMessageAfter, []),
  check('in the open handler', inOpen, ['open 1', 'close 3 4002 "" true']),
  check('in the error handler', inError, ['error 3', 'close 3 1006 "" false']),
]

/** The server answers with the code it was given. */
async function echoed(kit: Kit): Promise<unknown[]> {
  const socket = await kit.open('/echo')
  socket.close(4001, 'bye')
  const { code, reason } = await kit.next(socket, 'close')
  return [code, reason]
}

async function refusedCodes(kit: Kit): Promise<string[]> {
  const socket = await kit.open('/echo')
  const codes = [0, -1, 1, 999, 1001, 1005, 1006, 2999, 5000, 65536 + 1000, Number.NaN]
  const answers = codes.map((code) => kit.attempt(() => socket.close(code)))
  socket.close()
  return answers
}

async function throwingCode(kit: Kit): Promise<unknown[]> {
  const socket = await kit.open('/echo')
  const thrown = { page: true }
  const code = {
    valueOf() {
      throw thrown
    },
  }
  try {
    socket.close(code as unknown as number)
    return []
  } catch (error) {
    return [error === thrown, socket.readyState]
  }
}

async function conversions(kit: Kit): Promise<string[]> {
  const socket = await kit.open('/echo')
  const order: string[] = []
  const code = {
    valueOf() {
      order.push('code')
      return 1000
    },
  }
  const reason = {
    toString() {
      order.push('reason')
      return 'bye'
    },
  }
  Reflect.apply(socket.close, socket, [code, reason])
  return order
}

async function whileConnecting(kit: Kit): Promise<unknown[]> {
  let state: number | undefined
  const story = await kit.story('/silence', (socket) => {
    socket.close()
    state = socket.readyState
  })
  return [state, ...story]
}

async function twice(kit: Kit): Promise<number[]> {
  const socket = await kit.open('/echo')
  socket.close(4001)
  const first = socket.readyState
  socket.close(4002)
  const second = socket.readyState
  const { code } = await kit.next(socket, 'close')
  return [first, second, code]
}

async function wrongWhileClosing(kit: Kit): Promise<unknown[]> {
  const socket = await kit.open('/echo')
  socket.close()
  return [kit.attempt(() => socket.close(1)), socket.readyState]
}

async function afterEnd(kit: Kit): Promise<unknown[]> {
  let ends = 0
  const socket = await kit.open('/echo')
  socket.onclose = () => ends++
  socket.close()
  await kit.next(socket, 'close')
  const answer = kit.attempt(() => socket.close())
  await new Promise((resolve) => setTimeout(resolve))
  return [answer, socket.readyState, ends]
}

async function afterRefusal(kit: Kit): Promise<string> {
  const socket = await kit.open('/echo')
  kit.attempt(() => socket.close(1001))
  socket.send('hello')
  const { data } = await kit.next(socket, 'message')
  socket.close()
  return data
}

/** `/relay` passes what one socket sends to all others. */
async function flushes(kit: Kit): Promise<string[]> {
  const listener = await kit.open('/relay')
  const seen: string[] = []
  const both = new Promise<void>((resolve) => {
    listener.onmessage = ({ data }) => {
      seen.push(data)
      if (seen.length === 2) resolve()
    }
  })
  const socket = await kit.open('/relay')
  socket.send('a')
  socket.send('b')
  socket.close()
  await both
  listener.close()
  return seen
}

async function noMessageAfter(kit: Kit): Promise<string[]> {
  const seen: string[] = []
  const socket = await kit.open('/echo')
  socket.onmessage = ({ data }) => seen.push(data)
  socket.send('a')
  socket.close()
  await kit.next(socket, 'close')
  return seen
}

function inOpen(kit: Kit): Promise<string[]> {
  return kit.story('/echo', (socket) => {
    socket.onopen = () => socket.close(4002)
  })
}

function inError(kit: Kit): Promise<string[]> {
  return kit.story('/refused', (socket) => {
    socket.onerror = () => socket.close()
  })
}
