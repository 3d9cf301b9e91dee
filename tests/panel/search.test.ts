import { expect, test } from 'vitest'
import { createSearch } from '../../panel/search.ts'
import { trace } from '../support/trace.ts'

test('another filter has found nothing yet, and does not say that this is all', () => {
  const { log } = trace(`
      0s  connect  wss://a.test/feed
    0.1s  open
      1s  receive  {"type":"tick"} every 1s until 20s
  `)
  const search = createSearch(log, undefined, () => {})
  const found = () => search.matches(() => '')
  search.query.value = 'tick'
  expect(found()).toMatchObject({ messages: 0, complete: false })
  search.work(undefined)
  expect(found()).toMatchObject({ messages: 20, complete: true })
  search.query.value = 'tock'
  expect(found()).toMatchObject({ complete: false })
})
