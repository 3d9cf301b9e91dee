import { expect, test } from 'vitest'
import { once } from '../../../src/diagnose/once.ts'
import { trace } from '../../support/trace.ts'

test('a question is answered once for each connection of a diagnosis, also with nothing', () => {
  const { log, now, connection } = trace(`
    0s  a connect  wss://a.test/
    1s  b connect  wss://a.test/
  `)
  const asked: string[] = []
  const ask = once(({ id }) => {
    asked.push(id)
    return asked.length > 1 ? id : undefined
  })
  const [a, b] = [connection('a'), connection('b')]
  const context = { log, now }
  expect([a, b, a, b].map((one) => ask(one, context))).toEqual([undefined, b.id, undefined, b.id])
  expect(asked).toEqual([a.id, b.id])
  expect(ask(a, { log, now })).toBe(a.id)
})
