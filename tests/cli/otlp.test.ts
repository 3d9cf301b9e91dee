import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import type { Span, TraceRequest } from '../../cli/otlp.ts'
import { captureOf, runCli } from './support.ts'

const capture = await captureOf(
  'shop.har',
  `
    0s   connect wss://a.test/feed?token=f3a9c1d2e4b5a697 @ start app.js:12:8
    0.1s open
    1s   send hello
    5s   close 4001 "expired"
  `,
)

const attributesOf = (span: Span) =>
  Object.fromEntries(
    span.attributes.map(({ key, value }) => [key, Object.values(value)[0] as unknown]),
  )

test('a connection is a span, its findings are events', async () => {
  const { out } = await runCli('--otlp', '--service', 'shop-tests', capture)
  const request: TraceRequest = JSON.parse(out)
  const [resource] = request.resourceSpans
  expect(resource?.resource.attributes).toContainEqual({
    key: 'service.name',
    value: { stringValue: 'shop-tests' },
  })
  const [span] = resource?.scopeSpans[0]?.spans ?? []
  if (!span) throw new Error('no span')
  expect(span).toMatchObject({ name: 'WebSocket', kind: 3, status: { code: 2 } })
  expect(span.traceId).toMatch(/^[0-9a-f]{32}$/)
  expect(span.spanId).toMatch(/^[0-9a-f]{16}$/)
  expect(BigInt(span.endTimeUnixNano) - BigInt(span.startTimeUnixNano)).toBe(5_000_000_000n)
  expect(attributesOf(span)).toMatchObject({
    'url.full': 'wss://a.test/feed?token=redacted-1',
    'server.address': 'a.test',
    'server.port': 443,
    'error.type': 'unauthorized',
    'websocket.messages.sent': 1,
    'websocket.close.code': 4001,
    'websocket_doctor.closed_by': 'server',
  })
  expect(span.events.map(({ name }) => name)).toContain('exposed-token')
})

test('spans are posted to a collector, with headers', async () => {
  const bodies: string[] = []
  let status = 200
  const server = createServer((request, response) => {
    request.setEncoding('utf8')
    let body = String(request.headers['x-key'])
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      bodies.push(body)
      response.writeHead(status, { 'content-type': 'application/json' }).end('{}')
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`
  const sent = await runCli('--endpoint', endpoint, '--header', 'x-key: 7', capture)
  expect(sent.error).toBe('')
  expect(bodies[0]).toMatch(/^7\{"resourceSpans":/)
  status = 500
  const failed = await runCli('--endpoint', endpoint, capture)
  expect(failed).toMatchObject({ code: 3 })
  expect(failed.error).toContain('answered 500')
  server.close()
})
