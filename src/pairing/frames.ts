import { createReader } from '../decode/reader.ts'
import { itemsAt } from '../json/fields.ts'
import { stringAt } from '../json/value.ts'
import { jsonTags } from './json.ts'
import { answers, asks, type ReadTags, type Tag } from './tag.ts'

/** Packets or frames in one message that are looked at. */
const IN_BATCH = 100

/** Receipts a client asks for. https://stomp.github.io/stomp-specification-1.2.html#Header_receipt */
export const stompTags: ReadTags = (body) => {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
  return text.split('\0', IN_BATCH).flatMap((frame) => {
    const head = frame.trimStart().split(/\r?\n\r?\n/, 1)[0] ?? ''
    const command = /^[A-Z]+/.exec(head)?.[0]
    if (command === 'CONNECT' || command === 'STOMP') return asks('connection')
    if (command === 'CONNECTED') return answers('connection')
    const [, name, id] = /^(receipt|receipt-id):(.{1,200}?)\r?$/m.exec(head) ?? []
    if (name === undefined || id === undefined) return []
    return name === 'receipt' ? asks('receipt', id) : answers('receipt', id)
  })
}

/** Messages of SockJS hold texts of another protocol. https://github.com/sockjs/sockjs-protocol */
export const sockjsTags: ReadTags = (body, direction) => {
  if (typeof body !== 'string') return []
  const start = body.startsWith('a') ? 1 : 0
  return itemsAt(body, start, IN_BATCH).flatMap(([from, to]) => {
    const text = textOf(body.slice(from, to))
    if (text === undefined) return []
    return /^[A-Z]+\r?\n/.test(text) ? stompTags(text, direction) : jsonTags(text, direction)
  })
}

function textOf(token: string): string | undefined {
  try {
    return token.startsWith('"') ? stringAt(token, 0) : undefined
  } catch {
    return undefined
  }
}

/** What a packet asks or answers, by its type. https://docs.oasis-open.org/mqtt/mqtt/v5.0/mqtt-v5.0.html#_Toc3901022 */
const MQTT: Readonly<Record<number, readonly [role: 'asks' | 'answers', name: string]>> = {
  4: ['answers', 'published packet'],
  5: ['answers', 'published packet'],
  6: ['asks', 'released packet'],
  7: ['answers', 'released packet'],
  8: ['asks', 'subscription packet'],
  9: ['answers', 'subscription packet'],
  10: ['asks', 'unsubscription packet'],
  11: ['answers', 'unsubscription packet'],
}

export const mqttTags: ReadTags = (body) => {
  const tags: Tag[] = []
  if (typeof body === 'string') return tags
  try {
    const reader = createReader(body)
    while (reader.left > 0 && tags.length < IN_BATCH) {
      const head = reader.byte()
      tags.push(...packetTags(head, reader.bytes(reader.varint())))
    }
  } catch {
    // The packet goes on in the next message: what was whole counts.
  }
  return tags
}

function packetTags(head: number, rest: Uint8Array): Tag[] {
  const type = head >> 4
  if (type === 1) return asks('connection')
  if (type === 2) return answers('connection')
  if (type === 12) return asks('ping')
  if (type === 13) return answers('ping')
  const reader = createReader(rest)
  if (type === 3) {
    if (((head >> 1) & 3) === 0) return []
    reader.bytes(reader.uint16())
    return asks('published packet', String(reader.uint16()))
  }
  const known = MQTT[type]
  if (!known) return []
  const [role, name] = known
  const id = String(reader.uint16())
  return role === 'asks' ? asks(name, id) : answers(name, id)
}
