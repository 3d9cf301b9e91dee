import { expect, test } from 'vitest'
import { read, say, utf8Bytes } from './reading.ts'

test('requests, notifications, results and errors', async () => {
  const say1 = (message: object) => say('json-rpc', JSON.stringify({ jsonrpc: '2.0', ...message }))
  expect(await say1({ id: 1, method: 'sum', params: [1, 2] })).toBe('request sum #1 [1,2]')
  expect(await say1({ method: 'tick', params: { n: 1 } })).toBe('notify tick {"n":1}')
  expect(await say1({ id: 1, result: 3 })).toBe('result #1 3')
  expect(await say1({ id: 1, error: { code: -32601, message: 'Method not found' } })).toBe(
    'error #1 -32601 Method not found',
  )
})

test('batches', async () => {
  const batch = '[{"jsonrpc":"2.0","id":1,"method":"a"},{"jsonrpc":"2.0","method":"b"}]'
  expect(await say('json-rpc', batch)).toBe('request a #1 · notify b')
})

test('language servers', async () => {
  const body = '{"jsonrpc":"2.0","id":0,"method":"initialize","params":{}}'
  const text = `Content-Length: ${body.length}\r\n\r\n${body}`
  const expected = { summary: 'request initialize #0 {}', layers: ['Language Server Protocol'] }
  expect(await read('json-rpc', text)).toMatchObject(expected)
  expect(await read('json-rpc', utf8Bytes(text))).toMatchObject(expected)
})

test('what is none', async () => {
  await expect(read('json-rpc', '{"method":"a"}')).rejects.toThrow('No JSON-RPC message')
})
