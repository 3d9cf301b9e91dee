import root from '@opentelemetry/otlp-transformer/build/src/generated/root.js'
import { expect, test } from 'vitest'
import { captureOf, runCli } from './support.ts'

const { ExportTraceServiceRequest } = root.opentelemetry.proto.collector.trace.v1

/**
 * What OpenTelemetry's own types make of a request, over the wire and back, with all fields they
 * have. Bytes are hexadecimal in OTLP's JSON, and in Protobuf's base64.
 * https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
function understood(request: object): object {
  const message = ExportTraceServiceRequest.fromObject(request)
  const bytes = ExportTraceServiceRequest.encode(message).finish()
  const back = ExportTraceServiceRequest.decode(bytes)
  return ExportTraceServiceRequest.toObject(back, {
    longs: String,
    bytes: String,
    defaults: true,
    arrays: true,
  })
}

/** Ids as Protobuf has them; long numbers may be texts or numbers. */
function read(json: string): object {
  return JSON.parse(json, (key, value) => {
    if (key === 'traceId' || key === 'spanId') return Buffer.from(value, 'hex').toString('base64')
    return key === 'intValue' ? String(value) : value
  })
}

const STORIES = [
  `
  0s   connect wss://a.test/feed?token=f3a9c1d2e4b5a697 protocol=v1 @ start app.js:12:8
  0.1s open protocol=v1
  1s   send hello
  5s   close 4001 "expired"
  `,
  `
  0s   connect! wss://a.test/feed
  `,
  `
  0s   connect wss://a.test/feed
  1s   error
  1s   close 1006
  2s   b connect wss://b.test/
  2.1s b open
  `,
]

test('OpenTelemetry’s own types know every field and read what was written', async () => {
  for (const [index, story] of STORIES.entries()) {
    const { out } = await runCli('--otlp', await captureOf(`story-${index}.har`, story))
    expect(understood(read(out))).toMatchObject(read(out))
  }
})

test('which would show a field that they do not know, or one of another kind', async () => {
  const { out } = await runCli('--otlp', await captureOf('kinds.har', STORIES[0] ?? ''))
  const unknown = read(out.replace('"kind":', '"colour":1,"kind":'))
  expect(understood(unknown)).not.toMatchObject(unknown)
  const wrong = read(out.replace('"droppedEventsCount":0', '"droppedEventsCount":"none"'))
  expect(understood(wrong)).not.toMatchObject(wrong)
})
