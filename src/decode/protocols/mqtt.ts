import { brief, sentence } from '../brief.ts'
import { type Decoded, type Decoder, Undecodable } from '../decoder.ts'
import { bytesOf, jsonOf } from '../json.ts'
import { limits } from '../limits.ts'
import { type MqttPacket, readPacket } from '../mqtt-packet.ts'
import { createReader, readableText } from '../reader.ts'

/**
 * MQTT 3.1, 3.1.1 and 5 by their specifications: the library mqtt-packet needs Node's Buffer, streams
 * and events, 60 kB of stand-ins in a browser. MQTT is a stream: a message may hold several packets,
 * or the end of one that began before.
 */
export const mqtt: Decoder = {
  id: 'mqtt',
  name: 'MQTT',
  about: 'Packets of MQTT 3.1.1 and 5: topic, quality of service, properties and payload.',
  source: 'https://docs.oasis-open.org/mqtt/mqtt/v5.0/mqtt-v5.0.html',
  subprotocol: /^mqtt(?:v3\.1)?$/,
  libraries: ['mqtt'],
  fits: (opening) => opening.messages.some(({ body }) => versionOf(body) !== undefined),
  decode({ body }, opening) {
    const bytes = bytesOf(body)
    const version = opening.messages.map((first) => versionOf(first.body)).find(Boolean)
    if (version !== undefined) return decodeAll(bytes, version)
    // Its CONNECT was not kept: what reads as 3.1.1 without a rest is taken for that.
    try {
      return decodeAll(bytes, 4)
    } catch {
      return decodeAll(bytes, 5)
    }
  },
}

/** The version a CONNECT asks for; undefined for everything else. */
function versionOf(body: string | Uint8Array): number | undefined {
  if (typeof body === 'string' || body[0] !== 0x10) return undefined
  try {
    const reader = createReader(body.subarray(1))
    reader.varint()
    const name = reader.text(reader.uint16())
    return name === 'MQTT' || name === 'MQIsdp' ? reader.byte() & 0x7f : undefined
  } catch {
    return undefined
  }
}

function decodeAll(bytes: Uint8Array, version: number): Decoded {
  const reader = createReader(bytes)
  const packets: MqttPacket[] = []
  while (reader.left > 0 && packets.length < limits.packets) {
    packets.push(readPacket(reader, version))
  }
  if (packets.length === 0) throw new Undecodable('Empty')
  return {
    summary: sentence(packets.map(summaryOf).join(' · ')),
    value: packets.length === 1 ? shown(packets[0]) : packets.map(shown),
    layers: [version === 5 ? 'MQTT 5' : 'MQTT 3'],
  }
}

function summaryOf({ packet, id, words, payload }: MqttPacket): string {
  const mark = id === undefined ? undefined : `#${id}`
  return sentence(packet, ...words, mark, payload && payloadWords(payload))
}

/** The payload as text or JSON where it is one. */
function shown(packet: MqttPacket | undefined): unknown {
  if (!packet) return undefined
  const { words: _words, payload, ...fields } = packet
  if (!payload) return fields
  const text = readableText(payload)
  return { ...fields, payload: text === undefined ? payload : (jsonOf(text) ?? text) }
}

function payloadWords(payload: Uint8Array): string {
  return payload.length === 0 ? '' : brief(readableText(payload) ?? payload)
}
