import { describe, expect, test } from 'vitest'
import { createHandshakes } from '../../../src/channel/handshakes.ts'
import { createOutsiders } from '../../../src/channel/outsiders.ts'
import { createTabless } from '../../../src/channel/tabless.ts'
import { type Connection, stateOf } from '../../../src/connection.ts'
import type { DocumentId } from '../../../src/event.ts'
import { createLog, pageOf, record } from '../../../src/log.ts'
import { placeFor } from '../../../src/probe/place.ts'
import { workersOf } from '../../../src/workers.ts'

const DOC = 'doc1' as DocumentId
const url = 'wss://a.test/feed'
const outsider = { kind: 'worker' as const }
const asked = { id: '1', url, at: 1_000, outsider }

function worldOf() {
  const log = createLog()
  const outsiders = createOutsiders(log, 'handshake', () => 2_000)
  const handshakes = createHandshakes(log, 0, () => 2_000, outsiders)
  const states = () => [...log.connections.values()].map(stateOf)
  return { log, outsiders, handshakes, states }
}

function only({ log }: { log: ReturnType<typeof createLog> }): Connection | undefined {
  return [...log.connections.values()][0]
}

describe('the steps of a handshake of a worker', () => {
  test('make one connection, which opens with 101', () => {
    const world = worldOf()
    const { handshakes, states } = world
    handshakes.add(asked, DOC)
    expect(states()).toEqual(['connecting'])
    const requestHeaders = [{ name: 'Sec-WebSocket-Protocol', value: 'chat, v2' }]
    handshakes.add({ ...asked, requestHeaders }, DOC)
    const responseHeaders = [{ name: 'Sec-WebSocket-Protocol', value: 'v2' }]
    handshakes.add({ ...asked, status: 101, responseHeaders }, DOC)
    expect(states()).toEqual(['open'])
    expect(only(world)).toMatchObject({
      opened: { protocol: 'v2' },
      handshake: { requestHeaders, status: 101 },
      outside: { owner: DOC },
    })
  })

  test('end it with another status, or without an answer', () => {
    const { handshakes, states } = worldOf()
    handshakes.add({ ...asked, status: 403 }, DOC)
    handshakes.add({ ...asked, id: '2', error: 'NS_ERROR_CONNECTION_REFUSED' }, DOC)
    expect(states()).toEqual(['closed', 'closed'])
  })

  test('are not the page’s, though it has a socket to the same URL', () => {
    const { log, handshakes } = worldOf()
    const made = {
      kind: 'construct' as const,
      seq: 1,
      at: 1_000,
      socket: 1,
      source: 'app' as const,
    }
    record(log, DOC, { ...made, url, protocols: [] })
    handshakes.add({ ...asked, status: 101 }, DOC)
    handshakes.add({ id: '2', url, at: 1_000, status: 101 }, DOC)
    const joined = [...log.connections.values()].map((one) => [one.source, one.handshake?.id])
    expect(joined).toEqual([
      ['app', '2'],
      ['worker', '1'],
    ])
  })

  test('when it is forgotten, do not bring it back', () => {
    const { log, handshakes } = worldOf()
    handshakes.add({ ...asked, status: 403 }, DOC)
    log.connections.clear()
    handshakes.add({ ...asked, status: 403, statusText: 'No' }, DOC)
    expect(log.connections.size).toBe(0)
  })
})

test('a worker is over with its document', () => {
  const { log, outsiders, handshakes, states } = worldOf()
  pageOf(log, DOC)
  handshakes.add({ ...asked, status: 101 }, DOC)
  outsiders.settle()
  expect(states()).toEqual(['open'])
  expect(workersOf(log)).toEqual([{ kind: 'worker', url: '', sees: 'handshake', sockets: 1 }])
  record(log, DOC, { kind: 'gone', seq: 0, at: 5_000 })
  outsiders.settle()
  expect(states()).toEqual(['closed'])
  expect(workersOf(log)).toEqual([])
})

test('a test of it runs in a page of its origin', () => {
  const world = worldOf()
  const requestHeaders = [{ name: 'Origin', value: 'https://a.test' }]
  world.handshakes.add({ ...asked, requestHeaders })
  const connection = only(world) as Connection
  expect(placeFor(connection, world.log, true)).toEqual({
    kind: 'no-document',
    origin: 'https://a.test',
  })
  const start = { kind: 'document' as const, seq: 1, at: 0, url: 'https://a.test/page', top: true }
  const state = { late: false, hidden: false, online: true, discarded: false }
  record(world.log, DOC, { ...start, ...state, browser: 'chromium' })
  expect(placeFor(connection, world.log, true)).toEqual({ kind: 'document', doc: DOC })
})

describe('a shared worker', () => {
  const shared = { ...asked, outsider: { ...outsider, script: 'https://a.test/shared.js' } }

  test('belongs to the pages of its origin, also when they come later', () => {
    const { log, outsiders } = worldOf()
    const urls: string[] = ['https://b.test/']
    const tabless = createTabless(outsiders, () => urls, Date.now)
    tabless.hear(shared)
    expect(log.connections.size).toBe(0)
    urls.push('https://a.test/page')
    tabless.retry()
    tabless.retry()
    expect(log.connections.size).toBe(1)
  })

  test('of no origin belongs to none', () => {
    const { log, outsiders } = worldOf()
    const tabless = createTabless(outsiders, () => ['about:blank', 'data:text/html,'], Date.now)
    tabless.hear({ ...asked, outsider: { kind: 'worker', script: 'data:text/javascript,' } })
    expect(log.connections.size).toBe(0)
  })
})
