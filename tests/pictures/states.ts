import type { HostOptions } from '../support/host.ts'

/** A state of the panel: what it lived through, and what is clicked in it. */
export interface State {
  readonly id: string
  readonly trace: string
  readonly clicks: readonly string[]
  /** What shows once it is there. */
  readonly shows: string
  readonly size: Size
  readonly coverage?: HostOptions['coverage']
}

interface Size {
  readonly width: number
  readonly height: number
}

/** As docked at the bottom of a window, and at the right of one. */
const BOTTOM: Size = { width: 1280, height: 520 }
const RIGHT: Size = { width: 420, height: 860 }

const ORDERS = `
     0s  orders connect  wss://api.shop.test/orders?token=abc  @ connect app.js:12:8
   0.1s  orders open
   0.2s  orders send     {"jsonrpc":"2.0","id":1,"method":"subscribe","params":{"topic":"orders"}}
     1s  orders send     {"type":"ping"} every 10s until 41s
   1.1s  orders receive  {"type":"pong"} every 10s until 41.1s
    15s  orders receive  {"type":"order","id":41,"item":"lamp","price":12.5}
    60s  orders close    4001 token expired
`

const PRICES = `
     2s  prices connect  wss://api.shop.test/prices
   2.1s  prices open
     3s  prices receive  {"symbol":"ACME","price":12} every 2s until 89s
`

const CHAIN = Array.from({ length: 4 }, (_, index) => {
  const at = index * 61
  return `
  ${at}s  feed${index} connect  wss://api.shop.test/feed  @ follow app.js:30:8
  ${at + 0.1}s  feed${index} open
  ${at + 0.2}s  feed${index} send  {"type":"hello"}
  ${at + 60.2}s  feed${index} close 1006`
}).join('')

const MANY = Array.from({ length: 500 }, (_, index) => {
  const [at, name] = [index / 10, `s${index}`]
  return `
  ${at}s  ${name} connect  wss://api.shop.test/room/${index}
  ${at + 0.1}s  ${name} open
  ${at + 1}s  ${name} receive  {"n":${index}}
  ${index % 3 === 0 ? '' : `${at + 20}s  ${name} close 1011 overload`}`
}).join('')

const SOCKET_IO = `
     0s  chat connect  wss://api.shop.test/socket.io/?EIO=4&transport=websocket
   0.1s  chat open
   0.2s  chat receive  0{"sid":"x","upgrades":[],"pingInterval":25000,"pingTimeout":20000}
   0.3s  chat send     40
   0.4s  chat receive  40{"sid":"y"}
     1s  chat send     421["join",{"room":"lobby","user":{"name":"Ada"}}]
   1.1s  chat receive  431[{"members":3}]
    25s  chat receive  2
  25.1s  chat send     3
`

const BINARY = `
     0s  wire connect  wss://api.shop.test/wire
   0.1s  wire open
     1s  wire send     binary ${bytes(48)}
     2s  wire receive  binary ${bytes(200)}
     3s  wire receive  binary ${bytes(16)}
`

const SELECT = '[data-connection]:not([hidden])'
const MESSAGES = '[data-tab="messages"]'

export const states: readonly State[] = [
  {
    id: 'empty',
    trace: '0s document https://app.test/',
    clicks: [],
    shows: 'h2',
    size: BOTTOM,
  },
  {
    id: 'live',
    trace: `${PRICES}\n90s now`,
    clicks: [SELECT, MESSAGES],
    shows: '[data-message]',
    size: BOTTOM,
  },
  {
    id: 'dead',
    trace: `${ORDERS}${PRICES}\n90s now`,
    clicks: ['[data-url*="orders"]'],
    shows: '[data-view="diagnosis"]',
    size: BOTTOM,
  },
  {
    id: 'chain',
    trace: `${CHAIN}\n250s now`,
    clicks: ['[data-chain-header]'],
    shows: '[data-view="diagnosis"]',
    size: BOTTOM,
  },
  {
    id: 'many',
    trace: `${MANY}\n75s now`,
    clicks: [SELECT],
    shows: '[data-view="diagnosis"]',
    size: BOTTOM,
  },
  {
    id: 'socket-io',
    trace: `${SOCKET_IO}\n30s now`,
    // Of a low list the last but one is all there is.
    clicks: [
      SELECT,
      MESSAGES,
      '[data-message]:nth-of-type(n + 6), [data-message]:nth-last-of-type(2)',
    ],
    shows: '[data-view="message"]',
    size: BOTTOM,
  },
  {
    id: 'binary',
    trace: `${BINARY}\n10s now`,
    clicks: [SELECT, MESSAGES, '[data-message][data-direction="receive"]'],
    shows: '[data-view="message"]',
    size: BOTTOM,
  },
  {
    id: 'narrow',
    trace: `${ORDERS}${PRICES}\n90s now`,
    clicks: ['[data-url*="orders"]'],
    shows: '[data-view="diagnosis"]',
    size: RIGHT,
  },
]

/** Of no format that is known, in hex. */
function bytes(count: number): string {
  const hex = (index: number) => ((index * 73 + 193) % 256).toString(16).padStart(2, '0')
  return Array.from({ length: count }, (_, index) => hex(index)).join(' ')
}
