import {
  createFileRegistry,
  type DescFile,
  type DescMessage,
  type FileRegistry,
  fromBinary,
  isFieldSet,
  type Message,
  toJson,
} from '@bufbuild/protobuf'
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt'
import { errorWords } from '../format/error-words.ts'
import { type Schema, Undecodable } from './decoder.ts'

/** Message types from a file of the user. */
export interface LoadedSchema {
  /** Full names, in order. */
  readonly types: readonly string[]
  /** Reads messages as one type, or as the one that fits best. */
  of(type: string | undefined): Schema
}

const HOW =
  'Make a descriptor set: protoc --include_imports --descriptor_set_out=schema.binpb your.proto, or buf build -o schema.binpb'

/** Types looked through for the one that fits best. */
const MOST = 300

/**
 * A descriptor set, as protoc and buf write it, or one source with no imports but Google's own.
 * Nothing of it is compiled to code.
 */
export async function loadSchema(name: string, bytes: Uint8Array): Promise<LoadedSchema> {
  const registry = /\.proto$/i.test(name) ? await ofSource(name, bytes) : ofDescriptorSet(bytes)
  const messages = [...registry.files].filter(isOwn).flatMap((file) => withNested(file.messages))
  if (messages.length === 0) throw new Undecodable(`It holds no message types. ${HOW}`)
  return {
    types: messages.map(({ typeName }) => typeName).sort(),
    of: (type) => ({ decode: (body) => decode(registry, candidates(messages, type), body) }),
  }
}

function ofDescriptorSet(bytes: Uint8Array): FileRegistry {
  try {
    return createFileRegistry(fromBinary(FileDescriptorSetSchema, bytes))
  } catch (error) {
    throw new Undecodable(`Not a whole descriptor set (${wordsOf(error)}). ${HOW}`)
  }
}

async function ofSource(name: string, bytes: Uint8Array): Promise<FileRegistry> {
  try {
    const { registryOfSource } = await import('./proto-registry.ts')
    return registryOfSource(name, new TextDecoder().decode(bytes))
  } catch (error) {
    throw new Undecodable(`The source cannot be read alone (${wordsOf(error)}). ${HOW}`)
  }
}

function wordsOf(error: unknown): string {
  return errorWords(error).slice(0, 120)
}

function isOwn({ name }: DescFile): boolean {
  return !name.startsWith('google/protobuf/')
}

function withNested(messages: readonly DescMessage[]): DescMessage[] {
  return messages.flatMap((message) => [message, ...withNested(message.nestedMessages)])
}

function candidates(messages: readonly DescMessage[], type: string | undefined): DescMessage[] {
  if (type === undefined) return messages.slice(0, MOST)
  return messages.filter(({ typeName }) => typeName === type)
}

function decode(registry: FileRegistry, types: readonly DescMessage[], body: Uint8Array) {
  let best: { type: DescMessage; message: Message; score: number } | undefined
  for (const type of types) {
    const message = read(type, body)
    const score = message ? scoreOf(type, message) : Number.NEGATIVE_INFINITY
    if (message && (!best || score > best.score)) best = { type, message, score }
  }
  if (!best) throw new Undecodable('No message type of the schema fits')
  return {
    type: best.type.typeName,
    value: toJson(best.type, best.message, { registry, useProtoFieldName: true }),
  }
}

function read(type: DescMessage, body: Uint8Array): Message | undefined {
  try {
    return fromBinary(type, body)
  } catch {
    return undefined
  }
}

/** Fields the type knows, less those it does not; among equals the smaller type. */
function scoreOf(type: DescMessage, message: Message): number {
  const set = type.fields.filter((field) => isFieldSet(message, field)).length
  return set - 10 * (message.$unknown?.length ?? 0) - type.fields.length / 1_000
}
