import { FieldDescriptorProto_Type as Type } from '@bufbuild/protobuf/wkt'
import { Undecodable } from './decoder.ts'
import type { EnumShape, FileShape, MessageShape } from './proto-source.ts'

/** Full names, with the leading dot of descriptors, of the types a source can name. */
export type KnownTypes = Map<string, typeof Type.MESSAGE | typeof Type.ENUM>

/** Puts the full names of types where a source has short ones. */
export function resolveTypes(file: FileShape, imported: KnownTypes): void {
  const known: KnownTypes = new Map(imported)
  const scope = file.package === '' ? '' : `.${file.package}`
  addTypes(known, scope, file.messageType, file.enumType)
  for (const message of file.messageType) resolveIn(message, scope, known)
}

function addTypes(
  known: KnownTypes,
  scope: string,
  messages: readonly MessageShape[],
  enums: readonly EnumShape[],
): void {
  for (const { name } of enums) known.set(`${scope}.${name}`, Type.ENUM)
  for (const { name, nestedType, enumType } of messages) {
    known.set(`${scope}.${name}`, Type.MESSAGE)
    addTypes(known, `${scope}.${name}`, nestedType, enumType)
  }
}

function resolveIn(message: MessageShape, outer: string, known: KnownTypes): void {
  const scope = `${outer}.${message.name}`
  for (const field of message.field) {
    if (field.type !== undefined || field.typeName === undefined) continue
    const full = lookUp(field.typeName, scope, known)
    const type = full === undefined ? undefined : known.get(full)
    if (full === undefined || type === undefined) {
      throw new Undecodable(`${field.typeName} is declared in another file`)
    }
    field.typeName = full
    field.type = type
  }
  for (const nested of message.nestedType) resolveIn(nested, scope, known)
}

/** From the innermost scope outwards. https://protobuf.dev/programming-guides/proto3/#name-resolution */
function lookUp(name: string, from: string, known: KnownTypes): string | undefined {
  if (name.startsWith('.')) return known.has(name) ? name : undefined
  for (let scope = from; ; scope = scope.slice(0, scope.lastIndexOf('.'))) {
    if (known.has(`${scope}.${name}`)) return `${scope}.${name}`
    if (scope === '') return undefined
  }
}
