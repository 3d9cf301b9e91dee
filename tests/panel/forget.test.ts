import { expect, test } from 'vitest'
import { clearWithUndo, forgetBefore } from '../../panel/forget.ts'
import { record } from '../../src/log.ts'
import { START, trace } from '../support/trace.ts'

const TEXT = `
     0s  a connect  wss://a.test/
   0.1s  a open
     1s  a receive  12345
     2s  a close    1000
    10s  b connect  wss://b.test/
  10.1s  b open
    11s  b receive  123
`

function urls({ log }: ReturnType<typeof trace>): string[] {
  return [...log.connections.values()].map((connection) => connection.url)
}

test('a clear can be undone, before what came since', () => {
  const told = trace(TEXT)
  const { log } = told
  const open = told.connection('b')
  const [message] = open.messages
  const undo = clearWithUndo(log)
  expect(urls(told)).toEqual(['wss://b.test/'])
  expect(log.kept.bodyBytes).toBe(0)

  record(log, open.doc, { ...message, seq: 99, at: START + 12_000 } as NonNullable<typeof message>)
  undo()
  expect(urls(told)).toEqual(['wss://a.test/', 'wss://b.test/'])
  expect(open.messages.map(({ seq }) => seq)).toEqual([message?.seq, 99])
  expect(log.kept.bodyBytes).toBe(5 + 3 + 3)
  expect(log.kept.queue.messages).toHaveLength(3)
  expect(log.kept.queue.owners).toHaveLength(3)
})

test('what was before a time is forgotten, with the room its bodies took', () => {
  const told = trace(TEXT)
  forgetBefore(told.log, START + 5_000)
  expect(urls(told)).toEqual(['wss://b.test/'])
  expect(told.log.kept.bodyBytes).toBe(3)
  expect(told.log.kept.queue.messages).toHaveLength(1)
  expect(told.log.kept.queue.owners).toEqual([told.connection('b')])
})
