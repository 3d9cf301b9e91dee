import type { BinaryReader as Reader } from '@bufbuild/protobuf/wire'
import { Undecodable } from './decoder.ts'
import { limits } from './limits.ts'
import { readableText } from './reader.ts'

/** A field as it stands on the wire, without a schema. */
export interface WireField {
  readonly number: number
  readonly wire: 'varint' | 'fixed64' | 'bytes' | 'fixed32' | 'group'
  /** A number, or the bytes of a length-delimited field; 0 for a group. */
  readonly value: number | bigint | Uint8Array
  /** The bytes as text, where they are readable. */
  readonly text?: string
  /** The bytes as a message, where they are one in themselves. */
  readonly message?: readonly WireField[]
}

const END_GROUP = 4

/** Deepest message inside messages that is looked into. */
const DEPTH = 16

/** Fields of a whole message; throws where the bytes are none. https://protobuf.dev/programming-guides/encoding/ */
export async function fieldsOf(bytes: Uint8Array): Promise<WireField[]> {
  const { BinaryReader } = await import('@bufbuild/protobuf/wire')
  let left: number = limits.nodes

  function read(part: Uint8Array, level: number): WireField[] {
    const reader = new BinaryReader(part)
    const fields = readFields(reader, level, undefined)
    if (reader.pos !== reader.len) throw new Undecodable('It ends too early')
    return fields
  }

  /** Up to the end, or to the end of a group. */
  function readFields(reader: Reader, level: number, group: number | undefined): WireField[] {
    const fields: WireField[] = []
    while (reader.pos < reader.len) {
      if (left-- <= 0) throw new Undecodable('Too many fields')
      const [number, type] = reader.tag()
      if (type === END_GROUP && number === group) return fields
      fields.push(readField(reader, number, type, level))
    }
    if (group !== undefined) throw new Undecodable('A group does not end')
    return fields
  }

  function readField(reader: Reader, number: number, type: number, level: number): WireField {
    switch (type) {
      case 0:
        return { number, wire: 'varint', value: integer(reader.uint64()) }
      case 1:
        return { number, wire: 'fixed64', value: reader.double() }
      case 2:
        return { number, wire: 'bytes', ...look(reader.bytes(), level) }
      case 3:
        return { number, wire: 'group', ...group(reader, number, level) }
      case 5:
        return { number, wire: 'fixed32', value: reader.float() }
      default:
        throw new Undecodable('No protobuf field')
    }
  }

  /** An old way to hold a message. */
  function group(reader: Reader, number: number, level: number) {
    if (level >= DEPTH) throw new Undecodable('Groups are nested too deeply')
    return { value: 0, message: readFields(reader, level + 1, number) }
  }

  /** Text, a message, or both: without a schema nobody can know. */
  function look(value: Uint8Array, level: number) {
    if (value.length === 0) return { value }
    const text = readableText(value)
    if (text !== undefined) return { value, text }
    try {
      return level < DEPTH ? { value, message: read(value, level + 1) } : { value }
    } catch {
      return { value }
    }
  }
  return read(bytes, 0)
}

function integer(value: bigint | string | number): number | bigint {
  const whole = BigInt(value)
  return whole <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(whole) : whole
}
