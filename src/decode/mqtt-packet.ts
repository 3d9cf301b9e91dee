import { Undecodable } from './decoder.ts'
import { type Properties, readProperties } from './mqtt-properties.ts'
import { createReader, type Reader } from './reader.ts'

/** A control packet. */
export interface MqttPacket {
  readonly packet: string
  readonly id?: number
  /** What a line says of it, before its payload. */
  readonly words: readonly string[]
  readonly payload?: Uint8Array
  readonly [field: string]: unknown
}

interface Body {
  readonly words: readonly string[]
  readonly [field: string]: unknown
}
type ReadBody = (reader: Reader, flags: number, version: number) => Body

/** The types by their number. https://docs.oasis-open.org/mqtt/mqtt/v5.0/mqtt-v5.0.html#_Toc3901022 */
const TYPES: Readonly<Record<number, readonly [name: string, read: ReadBody]>> = {
  1: ['CONNECT', readConnect],
  2: ['CONNACK', readConnack],
  3: ['PUBLISH', readPublish],
  4: ['PUBACK', readAcknowledgement],
  5: ['PUBREC', readAcknowledgement],
  6: ['PUBREL', readAcknowledgement],
  7: ['PUBCOMP', readAcknowledgement],
  8: ['SUBSCRIBE', readSubscribe],
  9: ['SUBACK', readCodes],
  10: ['UNSUBSCRIBE', readUnsubscribe],
  11: ['UNSUBACK', readCodes],
  12: ['PINGREQ', () => ({ words: [] })],
  13: ['PINGRESP', () => ({ words: [] })],
  14: ['DISCONNECT', readReason],
  15: ['AUTH', readReason],
}

/** The next packet; throws where there is none, or not all of it. */
export function readPacket(source: Reader, version: number): MqttPacket {
  const head = source.byte()
  const type = TYPES[head >> 4]
  if (!type) throw new Undecodable('No MQTT packet')
  const length = source.varint()
  if (length > source.left) throw new Undecodable('The packet goes on in the next message')
  const reader = createReader(source.bytes(length))
  const [packet, read] = type
  const body = read(reader, head & 0x0f, version)
  if (reader.left > 0) throw new Undecodable(`Something follows the ${packet}`)
  return { packet, ...body, words: body.words }
}

function readConnect(reader: Reader): Body {
  const protocol = shortText(reader)
  const version = reader.byte() & 0x7f
  const flags = reader.byte()
  const keepAlive = reader.uint16()
  const properties = propertiesIf(version, reader)
  const client = shortText(reader)
  const will = flags & 0x04 ? readWill(reader, flags, version) : undefined
  const user = flags & 0x80 ? shortText(reader) : undefined
  const password = flags & 0x40 ? shortBytes(reader) : undefined
  return {
    words: [client, `keep-alive ${keepAlive} s`],
    protocol,
    version,
    client,
    clean: (flags & 0x02) !== 0,
    keepAlive,
    ...properties,
    ...(will && { will }),
    ...(user !== undefined && { user }),
    // Nobody needs to read it, and there is no name in it to mask it by.
    ...(password && { password: `${password.length} bytes, not shown` }),
  }
}

function readWill(reader: Reader, flags: number, version: number): object {
  const properties = propertiesIf(version, reader)
  const topic = shortText(reader)
  const payload = shortBytes(reader)
  return { topic, qos: (flags >> 3) & 3, retain: (flags & 0x20) !== 0, payload, ...properties }
}

function readConnack(reader: Reader, _flags: number, version: number): Body {
  const sessionPresent = (reader.byte() & 1) === 1
  const code = reader.byte()
  const words = code === 0 ? ['accepted'] : [`refused, code ${code}`]
  return { words, sessionPresent, code, ...propertiesIf(version, reader) }
}

function readPublish(reader: Reader, flags: number, version: number): Body {
  const topic = shortText(reader)
  const qos = (flags >> 1) & 3
  if (qos === 3) throw new Undecodable('No such quality of service')
  const id = qos > 0 ? { id: reader.uint16() } : {}
  const properties = propertiesIf(version, reader)
  const retain = (flags & 1) === 1
  const words = [topic, ...(qos > 0 ? [`QoS ${qos}`] : []), ...(retain ? ['retained'] : [])]
  const payload = reader.bytes(reader.left)
  return { words, topic, ...id, qos, retain, duplicate: (flags & 8) !== 0, ...properties, payload }
}

function readAcknowledgement(reader: Reader, _flags: number, version: number): Body {
  const id = reader.uint16()
  return { id, ...readReason(reader, 0, version) }
}

/** Version 5 leaves out a code of 0 and properties that are none. */
function readReason(reader: Reader, _flags: number, version: number): Body {
  if (version < 5 || reader.left === 0) return { words: [] }
  const code = reader.byte()
  const properties = reader.left > 0 ? propertiesIf(version, reader) : {}
  return { words: code === 0 ? [] : [`code 0x${code.toString(16)}`], code, ...properties }
}

function readSubscribe(reader: Reader, _flags: number, version: number): Body {
  const id = reader.uint16()
  const properties = propertiesIf(version, reader)
  const topics: object[] = []
  const words: string[] = []
  while (reader.left > 0) {
    const topic = shortText(reader)
    topics.push({ topic, qos: reader.byte() & 3 })
    words.push(topic)
  }
  return { id, words: [words.join(', ')], ...properties, topics }
}

function readUnsubscribe(reader: Reader, _flags: number, version: number): Body {
  const id = reader.uint16()
  const properties = propertiesIf(version, reader)
  const topics: string[] = []
  while (reader.left > 0) topics.push(shortText(reader))
  return { id, words: [topics.join(', ')], ...properties, topics }
}

function readCodes(reader: Reader, _flags: number, version: number): Body {
  const id = reader.uint16()
  const properties = propertiesIf(version, reader)
  const codes = [...reader.bytes(reader.left)]
  const refused = codes.some((code) => code >= 0x80)
  return { id, words: refused ? ['refused'] : [], ...properties, codes }
}

function propertiesIf(version: number, reader: Reader): { properties?: Properties } {
  if (version < 5) return {}
  const properties = readProperties(createReader(reader.bytes(reader.varint())))
  return Object.keys(properties).length > 0 ? { properties } : {}
}

function shortText(reader: Reader): string {
  return reader.text(reader.uint16())
}

function shortBytes(reader: Reader): Uint8Array {
  return reader.bytes(reader.uint16())
}
