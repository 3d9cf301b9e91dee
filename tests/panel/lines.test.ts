import { expect, test } from 'vitest'
import { type Line, type Lines, linesOf } from '../../panel/messages/lines.ts'
import { trace } from '../support/trace.ts'

const TRACE = trace(`
    0s  connect  wss://a.test/
  0.1s  open
    1s  receive  one
    2s  hidden
    3s  send     two
    3s  receive  three
    4s  close()  1000
  4.1s  close    1000
   60s  visible
`)

function words(line: Line | undefined): string | false | undefined {
  return line?.kind === 'event'
    ? line.event.kind
    : line?.kind === 'message' && String(line.message.body)
}

function all(lines: Lines): ReturnType<typeof words>[] {
  return Array.from({ length: lines.count }, (_, row) => words(lines.at(row)))
}

test('events stand between messages in order of time, as long as the connection lives', () => {
  const lines = linesOf(TRACE.log, TRACE.connection(), undefined)
  expect(all(lines)).toEqual([
    'construct',
    'open',
    'one',
    'visibility',
    'two',
    'three',
    'close-call',
    'close',
  ])
})

test('the row of each message is found', () => {
  const connection = TRACE.connection()
  const lines = linesOf(TRACE.log, connection, undefined)
  connection.messages.forEach((message, position) => {
    expect(lines.at(lines.rowOf(position))).toMatchObject({ message, index: position })
  })
})

test('filtered messages stand alone', () => {
  const lines = linesOf(TRACE.log, TRACE.connection(), [0, 2])
  expect(all(lines)).toEqual(['one', 'three'])
  expect([0, 1, 2].map((position) => lines.rowOf(position))).toEqual([0, -1, 1])
})

test('rows beyond the list are undefined', () => {
  const connection = TRACE.connection()
  expect(linesOf(TRACE.log, connection, undefined).at(8)).toBeUndefined()
  expect(linesOf(TRACE.log, connection, []).at(0)).toBeUndefined()
})
