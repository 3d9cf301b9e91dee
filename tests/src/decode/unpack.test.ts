import { constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MOST, mayBeBase64, unpackLayers } from '../../../src/decode/unpack.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const bytesOf = (buffer: Uint8Array) => new Uint8Array(buffer)

async function formatsOf(body: string | Uint8Array): Promise<string> {
  return (await unpackLayers(body)).layers.map(({ format }) => format).join(' → ')
}

const JSON_TEXT = '{"type":"order","id":7}'

test.for([
  ['base64 → JSON', base64(utf8(JSON_TEXT))],
  ['base64 → JSON', url(utf8(JSON_TEXT))],
  ['base64 → text', base64(utf8('Good morning, this is a text.'))],
  ['base64 → gzip → JSON', base64(gzipSync(JSON_TEXT))],
  ['base64 → zlib → text', base64(deflateSync('Good morning, this is a text.'))],
  ['base64 → deflate → JSON', base64(deflateRawSync(JSON_TEXT))],
  ['gzip → JSON', bytesOf(gzipSync(JSON_TEXT))],
  ['zlib → JSON', bytesOf(deflateSync(JSON_TEXT))],
  ['deflate → JSON', bytesOf(deflateRawSync(JSON_TEXT))],
  ['gzip → text → base64 → JSON', bytesOf(gzipSync(base64(utf8(JSON_TEXT))))],
  ['JSON string → base64 → JSON', JSON.stringify(base64(utf8(JSON_TEXT)))],
  ['data URL → JSON', `data:application/json;base64,${base64(utf8(JSON_TEXT))}`],
  ['JSON', utf8(JSON_TEXT)],
  ['', JSON_TEXT],
  ['', new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 200])],
  ['', ''],
  ['', new Uint8Array()],
] as const)('%s', async ([formats, body]) => {
  expect(await formatsOf(body)).toBe(formats)
})

test('a stream that goes on in the next message', async () => {
  const flushed = deflateSync(JSON_TEXT, { finishFlush: constants.Z_SYNC_FLUSH })
  expect(await formatsOf(bytesOf(flushed))).toBe('zlib → JSON')
})

test.for([
  'subscribe',
  'authenticated',
  'internationalization',
  'user_preferences_updated',
  'ordersUpdatedByCustomer',
  'connection/established/now',
  '3fa85f6457174562b3fc2c963f66afa6',
  '3fa85f64-5717-4562-b3fc-2c963f66afa6',
  '1764123456789',
  'AAAAAAAAAAAAAAAAAAAAAAAA',
  'aGVsbG8=',
  'the quick brown fox jumps over the lazy dog',
  'c2lnbmF0dXJl+c2lnbmF0dXJl_',
])('%s is no base64', async (text) => {
  expect(await formatsOf(text)).toBe('')
})

test('words and ids are left alone', async () => {
  const word = fc.stringMatching(/^[A-Za-z]{8,40}$/)
  const id = fc.stringMatching(/^[A-Za-z0-9_-]{16,32}$/)
  await fc.assert(
    fc.asyncProperty(fc.oneof(word, id, fc.uuid(), fc.webUrl()), async (text) => {
      expect(await formatsOf(text)).toBe('')
    }),
    { numRuns: 1_000 },
  )
})

const PACK: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  gzip: (bytes) => bytesOf(gzipSync(bytes)),
  zlib: (bytes) => bytesOf(deflateSync(bytes)),
  base64: (bytes) => utf8(base64(bytes)),
}

test('what was packed comes out', async () => {
  const pack = fc.array(fc.constantFrom('gzip', 'zlib', 'base64'), { minLength: 1, maxLength: 3 })
  const value = fc.record({ id: fc.integer(), text: fc.string(), list: fc.array(fc.jsonValue()) })
  await fc.assert(
    fc.asyncProperty(value, pack, async (held, packs) => {
      const text = JSON.stringify(held)
      const packed = packs.reduce<Uint8Array>(
        (bytes, one) => PACK[one]?.(bytes) ?? bytes,
        utf8(text),
      )
      const { layers, cut } = await unpackLayers(packed)
      const inner = layers.at(-1)
      const whole = typeof inner?.body === 'string' ? inner.body : ''
      // A text of control characters is not read as text.
      if (whole !== text) expect(text).toMatch(/\p{Cc}/u)
      expect(cut).toBe(false)
    }),
    { numRuns: 200 },
  )
})

test('never throws', async () => {
  const broken = fc
    .tuple(
      fc.constantFrom(gzipSync, deflateSync, deflateRawSync),
      fc.string(),
      fc.nat(),
      fc.nat(255),
    )
    .map(([pack, text, at, byte]) => {
      const bytes = bytesOf(pack(text))
      bytes[at % bytes.length] = byte
      return at % 3 === 0 ? bytes.subarray(0, at % bytes.length) : bytes
    })
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(broken, fc.uint8Array(), fc.string(), fc.base64String()),
      async (b) => {
        const { layers } = await unpackLayers(b)
        expect(layers.length).toBeLessThanOrEqual(7)
      },
    ),
    { numRuns: 1_000 },
  )
})

test('damaged bytes are declined', async () => {
  const bytes = bytesOf(gzipSync(JSON_TEXT.repeat(20)))
  const last = bytes.length - 6
  bytes[last] = (bytes[last] ?? 0) ^ 0xff
  expect(await formatsOf(bytes)).toBe('')
  expect(await formatsOf(base64(bytes))).toBe('')
  expect(await formatsOf(bytesOf(gzipSync(JSON_TEXT)).subarray(0, 20))).toBe('')
})

test('a bomb is stopped at the bound, and says so', async () => {
  const bomb = bytesOf(gzipSync(Buffer.alloc(MOST * 4, 'a')))
  const { layers, cut } = await unpackLayers(bomb)
  expect(cut).toBe(true)
  expect(layers.map(({ format, body }) => [format, body.length])).toEqual([
    ['gzip', MOST],
    ['text', MOST],
  ])
})

test('a closer look costs little', () => {
  expect(mayBeBase64('hello world, this is')).toBe(false)
  expect(mayBeBase64(`${'A'.repeat(1_000)}`)).toBe(true)
})
