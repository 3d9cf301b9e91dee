import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createAnswerer } from '../../../src/decode/answer.ts'
import { withAllDigits } from '../../../src/decode/json.ts'

const LONG = '12345678901234567890'

test.for([
  ['plain', `{"n":${LONG},"s":"${LONG}","f":1234567890123456789.5,"ok":9007199254740991}`],
  ['json-rpc', `{"jsonrpc":"2.0","id":${LONG},"result":1}`],
  ['socket-io', `42["order",{"n":-${LONG}}]`],
  ['graphql-transport-ws', `{"type":"next","id":"1","payload":{"data":{"n":${LONG}}}}`],
] as const)('every digit of a long number is shown: %s', async ([decoder, body]) => {
  const opening = { url: 'wss://a.test/', subprotocols: [], messages: [] }
  const input = { direction: 'receive', body } as const
  const answer = await createAnswerer()({ ask: 'decode', decoder, input, opening })
  expect(JSON.stringify(answer)).toContain(LONG)
})

test('other JSON stays as it is', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      if (!/\d{16}/.test(text)) expect(withAllDigits(text)).toBe(text)
      else expect(() => JSON.parse(withAllDigits(text))).not.toThrow()
    }),
  )
  const text = `["a \\" ${LONG}",1.${LONG},${LONG}e5,-0,9007199254740991]`
  expect(withAllDigits(text)).toBe(text)
})
