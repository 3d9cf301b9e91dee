import { check } from '../check.ts'
import type { Kit } from '../kit.ts'

const handlers = ['onclose', 'onerror', 'onmessage', 'onopen']
const readOnly = ['bufferedAmount', 'extensions', 'protocol', 'readyState', 'url']
const constants = ['CLOSED', 'CLOSING', 'CONNECTING', 'OPEN']

/** Each member by the rules of https://webidl.spec.whatwg.org/#js-interfaces */
export const members = [
  check('all, and no other', allMembers, [
    ...constants,
    'Symbol(Symbol.toStringTag)',
    'binaryType',
    'bufferedAmount',
    'close',
    'constructor',
    'extensions',
    ...handlers,
    'protocol',
    'readyState',
    'send',
    'url',
  ]),
  check('those of the constructor', constructorMembers, [
    ...constants,
    'length',
    'name',
    'prototype',
  ]),
  check('name and length', nameAndLength, [
    'name: "WebSocket" configurable',
    'length: 1 configurable',
  ]),
  check('the tag', tag, 'Symbol(Symbol.toStringTag): "WebSocket" configurable'),
  check('attributes are accessors of their name', accessors, []),
  check('which attributes can be set', settable, ['binaryType', ...handlers]),
  check('kinds of values', kinds, [
    'binaryType string',
    'bufferedAmount number',
    'extensions string',
    ...handlers.map((name) => `${name} object`),
    'protocol string',
    'readyState number',
    'url string',
  ]),
  check('getters refuse what is no socket', refusingGetters, []),
  check('setters refuse what is no socket', refusingSetters, []),
  check('setters without a value', emptySetters),
  check(
    'assigning to what is read-only',
    assignments,
    readOnly.map((name) => `${name} TypeError`),
  ),
  check('handlers take functions and objects alone', handlerValues, handlers),
  check('constants on a socket are inherited', inheritedConstants, []),
  check('operations called without this', withoutThis, ['TypeError', 'TypeError']),
  check('what is inherited', inheritance, ['WebSocket', 'EventTarget', 'Object']),
  check('the interfaces of the events', eventInterfaces),
]

function allMembers(): string[] {
  return Reflect.ownKeys(WebSocket.prototype).map(String).sort()
}

/** Of a built-in function, so nothing like `arguments` or `caller`. */
function constructorMembers(): string[] {
  return Reflect.ownKeys(WebSocket).map(String).sort()
}

function nameAndLength(kit: Kit): string[] {
  return ['name', 'length'].map((key) => kit.property(WebSocket, key))
}

function tag(kit: Kit): string {
  return kit.property(WebSocket.prototype, Symbol.toStringTag)
}

function accessors(): string[] {
  const all = Object.entries(Object.getOwnPropertyDescriptors(WebSocket.prototype))
  return all
    .filter(([, { get }]) => get)
    .filter(([name, { get, set, enumerable, configurable }]) => {
      const named = get?.name === `get ${name}` && get.length === 0
      const writes = !set || (set.name === `set ${name}` && set.length === 1)
      return !(named && writes && enumerable && configurable)
    })
    .map(([name]) => name)
}

function settable(): string[] {
  const all = Object.entries(Object.getOwnPropertyDescriptors(WebSocket.prototype))
  return all
    .filter(([, { set }]) => set)
    .map(([name]) => name)
    .sort()
}

function kinds(kit: Kit): string[] {
  const socket = new WebSocket(kit.url('/echo'))
  socket.close()
  const all = Object.entries(Object.getOwnPropertyDescriptors(WebSocket.prototype))
  const names = all.filter(([, { get }]) => get).map(([name]) => name)
  return names.sort().map((name) => `${name} ${typeof Reflect.get(socket, name)}`)
}

function refusingGetters(kit: Kit): string[] {
  const all = Object.entries(Object.getOwnPropertyDescriptors(WebSocket.prototype))
  const receivers = [
    {},
    1,
    WebSocket.prototype,
    new EventTarget(),
    Object.create(WebSocket.prototype),
  ]
  return all
    .filter(([, { get }]) => get)
    .filter(([, { get }]) =>
      receivers.some((self) => kit.attempt(() => get?.call(self)) !== 'TypeError'),
    )
    .map(([name]) => name)
}

function refusingSetters(kit: Kit): string[] {
  const all = Object.entries(Object.getOwnPropertyDescriptors(WebSocket.prototype))
  const receivers = [{}, 1, WebSocket.prototype, new EventTarget()]
  return all
    .filter(([, { set }]) => set)
    .filter(([, { set }]) =>
      receivers.some((self) => kit.attempt(() => set?.call(self, null)) !== 'TypeError'),
    )
    .map(([name]) => name)
}

function emptySetters(kit: Kit): string[] {
  const socket = new WebSocket(kit.url('/echo'))
  socket.close()
  const all = Object.entries(Object.getOwnPropertyDescriptors(WebSocket.prototype))
  return all
    .filter(([, { set }]) => set)
    .map(
      ([name, { set }]) =>
        `${name} ${kit.attempt(() => Reflect.apply(set as () => void, socket, []))}`,
    )
}

/** In strict mode, in which all checks run. V8 names the socket in the message: see `differences`. */
function assignments(kit: Kit): string[] {
  const socket = new WebSocket(kit.url('/echo'))
  socket.close()
  const names = ['bufferedAmount', 'extensions', 'protocol', 'readyState', 'url']
  return names.map((name) => {
    try {
      Object.assign(socket, { [name]: 'mine' })
      return `${name} was set`
    } catch (error) {
      return `${name} ${(error as Error).name}`
    }
  })
}

/** https://html.spec.whatwg.org/#eventhandler */
function handlerValues(kit: Kit): string[] {
  const socket = new WebSocket(kit.url('/echo'))
  socket.close()
  const taken = [() => {}, {}, WebSocket, socket]
  const refused = [1, 'text', true, Symbol('a'), undefined, null]
  return ['onclose', 'onerror', 'onmessage', 'onopen'].filter((name) => {
    const keeps = (value: unknown) => Reflect.set(socket, name, value) && Reflect.get(socket, name)
    return (
      taken.every((value) => keeps(value) === value) &&
      refused.every((value) => keeps(value) === null)
    )
  })
}

function inheritedConstants(kit: Kit): string[] {
  const socket = new WebSocket(kit.url('/echo'))
  socket.close()
  const names = ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED']
  return names.filter(
    (name, value) => Object.hasOwn(socket, name) || Reflect.get(socket, name) !== value,
  )
}

function withoutThis(kit: Kit): string[] {
  const { send, close } = WebSocket.prototype
  return [kit.attempt(() => send('a')), kit.attempt(() => close())]
}

function inheritance(): string[] {
  const names: string[] = []
  let owner: object | null = WebSocket.prototype
  while (owner) {
    names.push(owner.constructor.name)
    owner = Object.getPrototypeOf(owner)
  }
  return names
}

function eventInterfaces(kit: Kit): string[][] {
  return [CloseEvent, MessageEvent, Event, EventTarget].map(({ prototype }) =>
    Reflect.ownKeys(prototype).map((key) => kit.property(prototype, key)),
  )
}
