import { expect, test } from 'vitest'
import {
  bodies,
  type Item,
  json,
  jsonLine,
  paragraph,
  table,
} from '../../../panel/messages/as-text.ts'
import type { Message } from '../../../src/event.ts'

const AT = Date.UTC(2026, 0, 1, 12, 0, 0, 34)
const STAMP = '2026-01-01T12:00:00.034Z'

function item(body: Item['body'], change: Partial<Message> = {}): Item {
  const type = typeof body === 'string' ? 'text' : 'binary'
  const message: Message = {
    kind: 'message',
    seq: 3,
    at: AT,
    socket: 1,
    direction: 'receive',
    type,
    size: 3,
    whole: true,
    ...(body !== undefined && { body }),
    ...change,
  }
  return { message, body }
}

const BYTES = new Uint8Array([0, 0xff, 0x48])

test('bodies, one after the other', () => {
  expect(bodies([item('one'), item(BYTES), item(undefined)])).toBe('one\n00 ff 48\n(body not kept)')
})

test('JSON keeps text as text and bytes as base64', () => {
  expect(JSON.parse(json([item('{"a":1}'), item(BYTES, { direction: 'send' })]))).toEqual([
    { time: STAMP, direction: 'receive', type: 'text', size: 3, data: '{"a":1}' },
    { time: STAMP, direction: 'send', type: 'binary', size: 3, base64: 'AP9I' },
  ])
  expect(JSON.parse(jsonLine(item('beg', { whole: false })))).toMatchObject({
    data: 'beg',
    cut: true,
  })
  expect(jsonLine(item('a\nb')).split('\n')).toHaveLength(2)
})

test('a table has a message in each row, whatever it holds', () => {
  expect(table([item('a\tb\nc'), item('-5'), item('=HYPERLINK("x")')]).split('\n')).toEqual([
    'time\tdirection\tsize\tbody',
    `${STAMP}\treceived\t3\ta\\tb\\nc`,
    `${STAMP}\treceived\t3\t-5`,
    `${STAMP}\treceived\t3\t'=HYPERLINK("x")`,
  ])
})

test('a file of text tells what each message was', () => {
  expect(paragraph(item('one', { direction: 'send' }))).toBe(
    `# ${STAMP} sent text, 3 bytes\none\n\n`,
  )
  const covered = { message: item(BYTES).message, body: undefined }
  expect(paragraph(covered)).toContain('(binary, left out)')
})
