import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAnswerer } from '../../../src/decode/answer.ts'
import { decoders } from '../../../src/decode/decoders.ts'
import { limits } from '../../../src/decode/limits.ts'
import type { Answer } from '../../../src/decode/protocol.ts'
import { cpuTime } from '../../support/cpu-time.ts'
import { opening } from './reading.ts'
import { wireSamples } from './wire-samples.ts'

/** Whatever comes, the answer is a decoded message within bounds, or why there is none; ms. */
const SOON = 2_000

const answer = createAnswerer()

async function decode(id: string, body: string | Uint8Array): Promise<Answer> {
  const started = cpuTime()
  const input = { direction: 'receive', body } as const
  const result = await answer({
    ask: 'decode',
    decoder: id,
    input,
    opening: opening({ messages: [input] }),
  })
  expect(cpuTime() - started).toBeLessThan(SOON)
  if (result.kind === 'decoded') {
    expect(result.shown.summary.length).toBeLessThanOrEqual(limits.summary + 1)
    expect(result.shown.summary).not.toMatch(/[\n\0]/)
    JSON.parse(result.shown.json)
  } else {
    expect(result).toMatchObject({ kind: 'failed', why: expect.stringMatching(/./) })
  }
  return result
}

describe.each(decoders.map(({ id }) => id))('%s', (id) => {
  test('arbitrary bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await decode(id, bytes)
      }),
    )
  })

  test('arbitrary text', async () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.json(), fc.string())
    await fc.assert(fc.asyncProperty(text, async (body) => void (await decode(id, body))))
  })

  test('real messages with a part changed, missing or twice', async () => {
    const change = fc.record({
      sample: fc.constantFrom(...wireSamples),
      at: fc.nat(400),
      length: fc.nat(8),
      put: fc.uint8Array({ maxLength: 8 }),
    })
    await fc.assert(
      fc.asyncProperty(change, async ({ sample, at, length, put }) => {
        await decode(id, damaged(sample, at, length, put))
      }),
    )
  })

  test.each(Object.keys(hostile))('%s', async (name) => {
    await decode(id, hostile[name] ?? '')
  })
})

const hostile: Record<string, string | Uint8Array> = {
  nothing: '',
  'no bytes': new Uint8Array(),
  'JSON 100,000 deep': `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  'Socket.IO 100,000 deep': `42["a",${'['.repeat(100_000)}${']'.repeat(100_000)}]`,
  'MessagePack 100,000 deep': new Uint8Array(100_000).fill(0x91),
  'CBOR 100,000 deep': new Uint8Array(100_000).fill(0x81),
  'protobuf 30,000 deep': new Uint8Array(60_000).fill(0x0b),
  'NUL bytes': '\0'.repeat(1_000),
  'lone surrogates': '["\ud800","\udc00"]',
  'right to left': '{"type":"\u202egnp.exe","e\u0301":"\u0627"}',
  'names of the prototype': '{"__proto__":{"a":1},"constructor":1,"type":"subscribe","toString":2}',
  'many attachments': '4599999-["a"]',
  'many lines': '{}\n'.repeat(100_000),
  'many headers': `SEND\n${'a:b\n'.repeat(50_000)}\n\0`,
  'much JSON': JSON.stringify(Array.from({ length: 100_000 }, (_, id) => ({ id }))),
  'an object of strings': JSON.stringify({ text: 'x'.repeat(2_000_000) }),
}

function damaged(
  sample: string | Uint8Array,
  at: number,
  length: number,
  put: Uint8Array,
): string | Uint8Array {
  const from = at % (sample.length + 1)
  if (typeof sample === 'string') {
    return sample.slice(0, from) + String.fromCharCode(...put) + sample.slice(from + length)
  }
  return new Uint8Array([...sample.subarray(0, from), ...put, ...sample.subarray(from + length)])
}

test('what is larger than the bound is refused unread', async () => {
  expect(await decode('plain', 'x'.repeat(limits.size + 1))).toEqual({
    kind: 'failed',
    why: 'Larger than 4 MB',
  })
})

test('names of the prototype are names like others', async () => {
  const result = await decode('plain', '{"__proto__":{"a":1},"constructor":2}')
  if (result.kind !== 'decoded') throw new Error('not decoded')
  expect(Object.entries(JSON.parse(result.shown.json))).toEqual([
    ['__proto__', { a: 1 }],
    ['constructor', 2],
  ])
})

test('a wide and deep value keeps to the bounds', async () => {
  const wide = await decode('plain', JSON.stringify(Array.from({ length: 50_000 }, () => 1)))
  if (wide.kind !== 'decoded') throw new Error('not decoded')
  expect(JSON.parse(wide.shown.json)).toHaveLength(limits.nodes)
  const long = await decode('plain', JSON.stringify(Array(200).fill('x'.repeat(15_000))))
  if (long.kind !== 'decoded') throw new Error('not decoded')
  expect(long.shown.json.length).toBeLessThan(limits.texts * 1.1)
})
