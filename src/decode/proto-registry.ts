import { create, createFileRegistry, type FileRegistry } from '@bufbuild/protobuf'
import {
  FileDescriptorProtoSchema,
  file_google_protobuf_any,
  file_google_protobuf_duration,
  file_google_protobuf_empty,
  file_google_protobuf_field_mask,
  file_google_protobuf_struct,
  file_google_protobuf_timestamp,
  file_google_protobuf_wrappers,
  FieldDescriptorProto_Type as Type,
} from '@bufbuild/protobuf/wkt'
import { Undecodable } from './decoder.ts'
import { parseProto } from './proto-source.ts'
import { type KnownTypes, resolveTypes } from './proto-types.ts'

/** What sources import without having it. https://protobuf.dev/reference/protobuf/google.protobuf/ */
const GOOGLE = [
  file_google_protobuf_any,
  file_google_protobuf_duration,
  file_google_protobuf_empty,
  file_google_protobuf_field_mask,
  file_google_protobuf_struct,
  file_google_protobuf_timestamp,
  file_google_protobuf_wrappers,
]

/** The types of one source. */
export function registryOfSource(name: string, source: string): FileRegistry {
  const file = parseProto(name, source)
  // Options alone need others: what is imported and not used is left out.
  const used = GOOGLE.filter(({ proto }) => file.dependency.includes(proto.name))
  file.dependency = used.map(({ proto }) => proto.name)
  const imported: KnownTypes = new Map()
  for (const { messages, enums } of used) {
    for (const { typeName } of messages) imported.set(`.${typeName}`, Type.MESSAGE)
    for (const { typeName } of enums) imported.set(`.${typeName}`, Type.ENUM)
  }
  resolveTypes(file, imported)
  if (file.messageType.length === 0) throw new Undecodable('no message in it')
  return createFileRegistry(create(FileDescriptorProtoSchema, file), (wanted) =>
    used.find(({ proto }) => proto.name === wanted),
  )
}
