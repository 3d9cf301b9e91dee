import type { MessageInitShape } from '@bufbuild/protobuf'
import {
  type DescriptorProtoSchema,
  type EnumDescriptorProtoSchema,
  type FieldDescriptorProtoSchema,
  type FileDescriptorProtoSchema,
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
} from '@bufbuild/protobuf/wkt'
import { Undecodable } from './decoder.ts'
import { type Tokens, tokensOf } from './proto-tokens.ts'

export type MessageShape = Mutable<MessageInitShape<typeof DescriptorProtoSchema>> & {
  name: string
  field: FieldShape[]
  nestedType: MessageShape[]
  enumType: EnumShape[]
}
export type FieldShape = Mutable<MessageInitShape<typeof FieldDescriptorProtoSchema>>
export type EnumShape = MessageInitShape<typeof EnumDescriptorProtoSchema> & { name: string }
export type FileShape = Mutable<MessageInitShape<typeof FileDescriptorProtoSchema>> & {
  package: string
  dependency: string[]
  messageType: MessageShape[]
  enumType: EnumShape[]
}
type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

/**
 * A .proto source as the descriptor protoc makes of it, as far as reading messages needs: services,
 * extensions and options are passed over, names of types stay as they are written.
 * https://protobuf.dev/reference/protobuf/proto3-spec/
 */
export function parseProto(name: string, source: string): FileShape {
  const tokens = tokensOf(source)
  const file: FileShape = {
    name,
    syntax: 'proto2',
    package: '',
    dependency: [],
    messageType: [],
    enumType: [],
  }
  while (tokens.next !== '') {
    switch (tokens.take()) {
      case 'syntax':
        tokens.expect('=')
        file.syntax = unquoted(tokens.take())
        break
      case 'edition':
        throw new Undecodable('Sources of an edition are not read')
      case 'package':
        file.package = tokens.take()
        break
      case 'import':
        if (tokens.next === 'public' || tokens.next === 'weak') tokens.take()
        file.dependency.push(unquoted(tokens.take()))
        break
      case 'message':
        file.messageType.push(readMessage(tokens, file.syntax === 'proto3'))
        break
      case 'enum':
        file.enumType.push(readEnum(tokens))
        break
      case ';':
        break
      default:
        tokens.passStatement()
    }
  }
  return file
}

function readMessage(tokens: Tokens, implicit: boolean): MessageShape {
  const message: MessageShape = {
    name: tokens.take(),
    field: [],
    nestedType: [],
    enumType: [],
    oneofDecl: [],
  }
  tokens.expect('{')
  readMembers(tokens, message, implicit, undefined)
  return message
}

/** Up to the end of a message or of a oneof in it. */
function readMembers(
  tokens: Tokens,
  message: MessageShape,
  implicit: boolean,
  oneof: number | undefined,
): void {
  while (!tokens.accept('}')) {
    if (tokens.next === '') throw new Undecodable(`${message.name} does not end`)
    switch (tokens.next) {
      case 'message':
        tokens.take()
        message.nestedType.push(readMessage(tokens, implicit))
        break
      case 'enum':
        tokens.take()
        message.enumType.push(readEnum(tokens))
        break
      case 'oneof':
        readOneof(tokens, message, implicit)
        break
      case 'option':
      case 'reserved':
      case 'extensions':
      case 'extend':
        tokens.passStatement()
        break
      case ';':
        tokens.take()
        break
      default:
        message.field.push(readField(tokens, message, implicit, oneof))
    }
  }
}

function readOneof(tokens: Tokens, message: MessageShape, implicit: boolean): void {
  tokens.take()
  const names = message.oneofDecl ?? []
  message.oneofDecl = [...names, { name: tokens.take() }]
  tokens.expect('{')
  readMembers(tokens, message, implicit, names.length)
}

const LABELS: Readonly<Record<string, Label>> = {
  optional: Label.OPTIONAL,
  required: Label.REQUIRED,
  repeated: Label.REPEATED,
}

const SCALARS: Readonly<Record<string, Type>> = {
  double: Type.DOUBLE,
  float: Type.FLOAT,
  int64: Type.INT64,
  uint64: Type.UINT64,
  int32: Type.INT32,
  fixed64: Type.FIXED64,
  fixed32: Type.FIXED32,
  bool: Type.BOOL,
  string: Type.STRING,
  bytes: Type.BYTES,
  uint32: Type.UINT32,
  sfixed32: Type.SFIXED32,
  sfixed64: Type.SFIXED64,
  sint32: Type.SINT32,
  sint64: Type.SINT64,
}

function readField(
  tokens: Tokens,
  message: MessageShape,
  implicit: boolean,
  oneof: number | undefined,
): FieldShape {
  const written = Object.hasOwn(LABELS, tokens.next) ? tokens.take() : ''
  const type = tokens.take()
  if (type === 'group') throw new Undecodable('Groups are not read')
  if (type === 'map') return readMap(tokens, message)
  const field: FieldShape = {
    ...nameAndNumber(tokens),
    ...typed(type),
    label: LABELS[written] ?? Label.OPTIONAL,
    ...(oneof !== undefined && { oneofIndex: oneof }),
  }
  if (implicit && written === 'optional') markOptional(field, message)
  return field
}

/** proto3 tells that a field is set by a oneof of its own. https://protobuf.dev/programming-guides/field_presence/ */
function markOptional(field: FieldShape, message: MessageShape): void {
  const names = message.oneofDecl ?? []
  message.oneofDecl = [...names, { name: `_${field.name}` }]
  field.oneofIndex = names.length
  field.proto3Optional = true
}

/** A map is a list of entries. https://protobuf.dev/programming-guides/proto3/#backwards */
function readMap(tokens: Tokens, message: MessageShape): FieldShape {
  tokens.expect('<')
  const key = tokens.take()
  tokens.expect(',')
  const value = tokens.take()
  tokens.expect('>')
  const named = nameAndNumber(tokens)
  const words = named.name.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  const name = `${words.join('')}Entry`
  message.nestedType.push({
    name,
    field: [
      { name: 'key', number: 1, label: Label.OPTIONAL, ...typed(key) },
      { name: 'value', number: 2, label: Label.OPTIONAL, ...typed(value) },
    ],
    nestedType: [],
    enumType: [],
    options: { mapEntry: true },
  })
  return { ...named, label: Label.REPEATED, typeName: name }
}

function typed(type: string): { type: Type } | { typeName: string } {
  const scalar = Object.hasOwn(SCALARS, type) ? SCALARS[type] : undefined
  return scalar === undefined ? { typeName: type } : { type: scalar }
}

function nameAndNumber(tokens: Tokens): { name: string; number: number } {
  const name = tokens.take()
  tokens.expect('=')
  const number = Number(tokens.take())
  if (!/^\w+$/.test(name) || !Number.isInteger(number)) throw new Undecodable(`No field: ${name}`)
  tokens.passStatement()
  return { name, number }
}

function readEnum(tokens: Tokens): EnumShape {
  const name = tokens.take()
  const value: { name: string; number: number }[] = []
  tokens.expect('{')
  while (!tokens.accept('}')) {
    if (tokens.next === '') throw new Undecodable(`${name} does not end`)
    const word = tokens.take()
    if (word === 'option' || word === 'reserved') tokens.passStatement()
    else if (word !== ';') {
      tokens.expect('=')
      const sign = tokens.accept('-') ? -1 : 1
      value.push({ name: word, number: sign * Number(tokens.take()) })
      tokens.passStatement()
    }
  }
  return { name, value }
}

function unquoted(text: string): string {
  return text.slice(1, -1)
}
