import type { Spoiler } from './exercise.ts'

/** What a page may do to its own realm after it was loaded. Each runs in the page, as text. */
export const sabotages: Record<string, (spoil: Spoiler) => void> = {
  'nothing at all': () => {},
  arrays: ({ type, pollute }) => {
    pollute(Array.prototype, ['0', '1', '2', '3'], 'Array')
    type('Array')
  },
  promises: ({ type }) => type('Promise'),
  JSON: ({ all }) => all(JSON, 'JSON'),
  collections: ({ type }) => {
    type('Map')
    type('Set')
    type('WeakMap')
    type('WeakSet')
    type('WeakRef')
  },
  'event targets': ({ all }) => all(EventTarget.prototype, 'EventTarget'),
  events: ({ type }) => {
    type('Event')
    type('MessageEvent')
    type('CloseEvent')
    type('CustomEvent')
    type('ErrorEvent')
  },
  'the event of the window': ({ one }) => one(window, 'event', 'window'),
  ports: ({ type }) => {
    type('MessagePort')
    type('MessageChannel')
    type('BroadcastChannel')
  },
  functions: ({ all }) => all(Function.prototype, 'Function'),
  Reflect: ({ all }) => all(Reflect, 'Reflect'),
  Proxy: ({ one }) => one(window, 'Proxy', 'window'),
  Object: ({ all }) => all(Object, 'Object'),
  'descriptors, by Object.prototype': ({ pollute }) =>
    pollute(Object.prototype, ['get', 'set', 'value', 'writable', 'enumerable'], 'Object'),
  'handlers, by Object.prototype': ({ pollute }) =>
    pollute(Object.prototype, ['construct', 'apply', 'has', 'getPrototypeOf'], 'Object'),
  'options, by Object.prototype': ({ pollute }) =>
    pollute(Object.prototype, ['capture', 'once', 'passive', 'signal', 'detail'], 'Object'),
  'events, by Object.prototype': ({ pollute }) =>
    pollute(Object.prototype, ['seq', 'at', 'kind', 'socket', 'body', 'stack', 'state'], 'Object'),
  'numbers, by Object.prototype': ({ pollute }) =>
    pollute(Object.prototype, ['0', '1', '2', '3', '6', 'toJSON'], 'Object'),
  errors: ({ type, pollute }) => {
    const { defineProperty } = Reflect
    const native = Error
    type('Error')
    type('TypeError')
    type('DOMException')
    defineProperty(native, 'stackTraceLimit', { value: 10 })
    pollute(native, ['prepareStackTrace', 'stackTraceLimit'], 'Error')
  },
  clocks: ({ type, one }) => {
    type('Performance')
    type('Date')
    one(window, 'performance', 'window')
  },
  'strings and numbers': ({ type, all }) => {
    type('Number')
    type('RegExp')
    type('Boolean')
    all(Math, 'Math')
    type('String')
    type('Symbol')
  },
  bytes: ({ type, all }) => {
    all(Object.getPrototypeOf(Uint8Array.prototype), 'TypedArray')
    type('Uint8Array')
    type('ArrayBuffer')
    type('DataView')
    type('Blob')
    type('TextEncoder')
  },
  sockets: ({ type }) => type('WebSocket'),
  'the document': ({ all, type }) => {
    type('Document')
    type('Node')
    all(document, 'document')
  },
  'the window': ({ type, one }) => {
    type('UserActivation')
    type('Navigator')
    type('URL')
    one(window, 'setTimeout', 'window')
    one(window, 'queueMicrotask', 'window')
    one(window, 'postMessage', 'window')
    one(window, 'structuredClone', 'window')
    one(window, 'navigator', 'window')
    one(window, 'crypto', 'window')
  },
  iteration: ({ all }) => {
    const iterator = Object.getPrototypeOf([][Symbol.iterator]())
    const shared = Object.getPrototypeOf(iterator)
    all(iterator, 'ArrayIterator')
    all(shared, 'Iterator')
  },
}
