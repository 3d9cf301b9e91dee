import { deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { read, say, utf8Bytes } from './reading.ts'

test('text and JSON as they are', async () => {
  expect(await read('plain', 'hello\n\tworld')).toEqual({
    summary: 'hello world',
    value: 'hello\n\tworld',
    layers: ['Text'],
  })
  expect(await read('plain', '{"a": 1}')).toMatchObject({ value: { a: 1 }, layers: ['JSON'] })
})

test('bytes', async () => {
  expect(await read('plain', utf8Bytes('{"a":1}'))).toMatchObject({ layers: ['UTF-8', 'JSON'] })
  expect(await say('plain', new Uint8Array([0, 255]))).toBe('00 ff')
})

test('what is compressed', async () => {
  const text = '{"prices":[1,2,3]}'
  expect(await read('plain', new Uint8Array(gzipSync(text)))).toMatchObject({
    summary: text,
    layers: ['gzip', 'UTF-8', 'JSON'],
  })
  expect(await read('plain', new Uint8Array(deflateSync(text)))).toMatchObject({
    layers: ['zlib', 'UTF-8', 'JSON'],
  })
})

test('a few bytes that unpack to many are not unpacked', async () => {
  const bomb = new Uint8Array(gzipSync(Buffer.alloc(64 * 1024 * 1024)))
  await expect(read('plain', bomb)).rejects.toThrow('It unpacks to more than 4 MB')
})
