import { fileURLToPath } from 'node:url'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundle } from '../lab/apps.ts'
import { browserNames } from '../support/browsers.ts'
import { type Services, startServices } from './services.ts'
import { useTwins } from './twins.ts'

type Stories = Record<string, string[]>

/** What a page sees of each. */
const expected: Stories = {
  'socket.io-client': [
    ...['connect', 'upgrade websocket', 'answer hello', 'bytes 1,2'],
    ...['disconnect transport close', 'reconnect 1', 'answer again'],
    'disconnect io client disconnect',
  ],
  'reconnecting-websocket': reconnecting(),
  partysocket: reconnecting(),
  'graphql-ws': [
    ...['opened', 'connected false', 'next number', 'closed 1006 '],
    ...['opened', 'connected true', 'next number', 'complete', 'closed 1000 Normal Closure'],
  ],
  'sockjs-client': [
    ...['open 1', 'message first', 'close 1006  false'],
    ...['open 1', 'message second', 'close 3000 bye true'],
  ],
  '@microsoft/signalr': [
    ...['started Connected', 'result hello'],
    'reconnecting WebSocket closed with status code: 1006 (no reason given).',
    ...['reconnected Connected', 'result again', 'closed undefined'],
  ],
  phoenix: [
    ...['open', 'joined 1', 'reply hello', 'channel error', 'close 1006'],
    ...['open', 'joined 2', 'reply hello', 'channel error', 'close 1005', 'disconnected'],
  ],
  mqtt: [
    ...['connect 1', 'subscribed', 'message prices price 1', 'close'],
    ...['reconnect', 'connect 2', 'message prices price 2', 'close', 'end'],
  ],
}

/** Each listener is heard in the zone it was added in. */
const zones = [
  'scheduled WebSocket.addEventListener:open',
  ...Array(4).fill('scheduled WebSocket.addEventListener:message'),
  'scheduled WebSocket.addEventListener:close',
  '5 listeners',
  ...['invoked WebSocket.addEventListener:open', 'onopen in app'],
  ...['invoked WebSocket.addEventListener:message', 'message in app'],
  ...['invoked WebSocket.addEventListener:message', 'once in app'],
  ...['invoked WebSocket.addEventListener:message', 'object in app'],
  ...['invoked WebSocket.addEventListener:message', 'handled page', 'outside in <root>'],
  '0 listeners, 6 keys',
  ...['invoked WebSocket.addEventListener:close', 'onclose 3000 in app'],
]

function reconnecting(): string[] {
  return [
    ...['open 1 a 1', 'message queued', 'message hello 1', 'close 1006 '],
    ...['open 2 a 1', 'message hello 2', 'close 1000 bye'],
  ]
}

/** Connects, exchanges, is dropped, connects again and closes, watched as plain. */
describe.each(browserNames)('in %s', (name) => {
  const twins = useTwins(name)
  let services: Services[]
  beforeAll(async () => {
    services = await Promise.all([startServices(), startServices()])
  })
  afterAll(async () => {
    for (const one of services ?? []) await one.close()
  })

  describe.each(['all', 'with-zone'])('libraries, %s', (entry) => {
    let plain: Stories
    let watched: Stories
    beforeAll(async () => {
      const { code } = await bundle(pathOf(entry), 'production')
      // One of the services for each.
      const free = [...services]
      ;[plain, watched] = await twins.both((page) => stories(page, code, free.pop() as Services))
    })

    test.for(Object.keys(expected))('%s', (library) => {
      expect(plain[library]).toEqual(expected[library])
      expect(watched[library]).toEqual(plain[library])
    })
  })

  test('zones', async () => {
    const { code } = await bundle(pathOf('zones'), 'production')
    const { hosts } = services[0] as Services
    const [plain, watched] = await twins.both(async (page) => {
      await page.addScriptTag({ content: code })
      return page.evaluate(`tellOfZones(${JSON.stringify(hosts.partysocket)})`)
    })
    expect(plain).toEqual(zones)
    expect(watched).toEqual(plain)
  })
})

function pathOf(entry: string): string {
  return fileURLToPath(new URL(`libraries/${entry}.ts`, import.meta.url))
}

async function stories(page: Page, code: string, { hosts }: Services): Promise<Stories> {
  await page.addScriptTag({ content: code })
  return (await page.evaluate(`tellStories(${JSON.stringify(hosts)})`)) as Stories
}
