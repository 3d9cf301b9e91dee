import { describe, expect, test } from 'vitest'
import { keepAliveAdvice, serverPingAdvice } from '../../../src/diagnose/keep-alive.ts'
import { trace } from '../../support/trace.ts'

const connection = (connect: string, messages = '') =>
  trace(`0s connect ${connect}\n0.1s open\n${messages}`).connection()

const code = (connect: string, limit: number, messages?: string) =>
  keepAliveAdvice(connection(connect, messages), limit).snippet?.code

/** As measured at a limit of 60 s. */
const SEEN = 60_150

describe('the keep-alive is that of the library, at half of the limit seen', () => {
  test.each([
    ['Socket.IO', 'wss://a.test/socket.io/?EIO=4&transport=websocket', 'pingInterval: 30000'],
    ['graphql-ws', 'wss://a.test/graphql protocol=graphql-transport-ws', 'keepAlive: 30000 }'],
    ['its predecessor', 'wss://a.test/graphql protocol=graphql-ws', 'subscribe, keepAlive: 30000'],
    ['SignalR', 'wss://a.test/_blazor?id=1', '.withKeepAliveInterval(30000)'],
    ['Phoenix', 'wss://a.test/socket/websocket?vsn=2.0.0', 'heartbeatIntervalMs: 30000'],
    ['STOMP', 'wss://a.test/ws protocol=v12.stomp', 'heartbeatOutgoing: 30000, heartbeatIncoming'],
    ['MQTT, in seconds', 'wss://a.test/mqtt protocol=mqtt', 'keepalive: 30 }'],
    ['Pusher', 'wss://a.test/app/key?protocol=7', 'activityTimeout: 30000'],
    ['Centrifugo, in its unit', 'wss://a.test/connection/websocket', '"ping_interval": "30s"'],
    ['SockJS', 'wss://a.test/echo/123/abcdefgh/websocket', 'heartbeat_delay: 30000'],
    ['none', 'wss://a.test/feed', "socket.addEventListener('close'"],
    ['none, as bundled', 'wss://a.test/feed @ app.js:1:1', '}, 30000)'],
  ])('%s', (_, connect, part) => {
    expect(code(connect, SEEN)).toContain(part)
  })

  test('the time-out of SignalR’s client is twice the interval', () => {
    expect(code('wss://a.test/_blazor', SEEN)).toContain('.withServerTimeout(60000)')
  })

  test('a wrapper that reconnects keeps its timer: none is cleared when one socket closes', () => {
    for (const script of ['partysocket_ws.js', 'reconnecting-websocket-mjs.js']) {
      const snippet = code(`wss://a.test/feed @ connect ${script}:1:1`, SEEN)
      expect(snippet).toContain('socket.OPEN')
      expect(snippet).not.toContain('clearInterval')
    }
  })

  test.each([
    ['wss://a.test/cable protocol=actioncable-v1-json', 'every 3 s'],
    ['wss://gateway.discord.gg/?v=10', 'heartbeat_interval'],
    ['wss://eventsub.wss.twitch.tv/ws', 'keepalive_timeout_seconds'],
  ])('no option, no code: %s', (connect, words) => {
    const advice = keepAliveAdvice(connection(connect), SEEN)
    expect(advice.snippet).toBeUndefined()
    expect(advice.text).toContain(words)
  })

  test.each([5_000, 3_100, 2_050, 1_500])('never more than half: %i ms', (limit) => {
    const numberIn = (text = '') => Number(/(?:\}, |keepalive: )(\d+)/.exec(text)?.[1])
    expect(numberIn(code('wss://a.test/feed', limit))).toBeLessThanOrEqual(limit / 2)
    const mqtt = numberIn(code('wss://a.test/mqtt protocol=mqtt', limit)) * 1_000
    expect(mqtt).toBeLessThanOrEqual(Math.max(1_000, limit / 2))
  })

  test('the text says what was seen', () => {
    expect(keepAliveAdvice(connection('wss://a.test/feed'), SEEN).text).toContain(
      'every 30 s, half of the 60.150 s seen',
    )
  })
})

describe('Ping frames of the server', () => {
  test('are advised where no library is known, and in the way of graphql-ws', () => {
    const [bare] = serverPingAdvice(connection('wss://a.test/feed'), SEEN)
    expect(bare?.snippet?.code).toContain('client.ping()\n}, 30000)')
    const [graphql] = serverPingAdvice(
      connection('wss://a.test/graphql protocol=graphql-transport-ws'),
      SEEN,
    )
    expect(graphql?.snippet?.code).toBe('useServer({ schema }, wsServer, 30000)')
  })

  test('not beside the heartbeats of a library', () => {
    expect(serverPingAdvice(connection('wss://a.test/socket.io/?EIO=4'), SEEN)).toEqual([])
  })
})
