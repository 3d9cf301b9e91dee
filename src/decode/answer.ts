import { compareBodies } from '../compare/compare.ts'
import { errorWords } from '../format/error-words.ts'
import { sentence } from './brief.ts'
import { choose } from './choose.ts'
import { type Decoder, type Input, type Opening, Undecodable } from './decoder.ts'
import { decoders } from './decoders.ts'
import { limits } from './limits.ts'
import type { Answer, Question, Shown } from './protocol.ts'
import type { LoadedSchema } from './schema.ts'
import { toTree } from './tree.ts'
import { unpackLayers } from './unpack.ts'

/** Answers one question; every failure is an answer. */
export type Answerer = (question: Question) => Promise<Answer>

/** What runs in the worker. It keeps nothing but the loaded schema. */
export function createAnswerer(): Answerer {
  let schema: LoadedSchema | undefined

  async function answer(question: Question): Promise<Answer> {
    switch (question.ask) {
      case 'formats':
        return { kind: 'formats', formats: decoders.map(formatOf) }
      case 'choose': {
        const { decoder, by } = await choose(question.opening)
        return { kind: 'choice', decoder: decoder.id, by }
      }
      case 'schema': {
        const { loadSchema } = await import('./schema.ts')
        schema = await loadSchema(question.name, question.bytes)
        return { kind: 'schema', types: schema.types }
      }
      case 'unpack':
        return { kind: 'unpacked', unpacked: await unpackLayers(question.body) }
      case 'compare':
        return {
          kind: 'compared',
          comparison: compareBodies(question.first, question.second),
        }
      case 'decode':
        return { kind: 'decoded', shown: await decodeWith(question, schema) }
    }
  }
  return async (question) => {
    try {
      return await answer(question)
    } catch (error) {
      return { kind: 'failed', why: whyOf(error) }
    }
  }
}

async function decodeWith(
  { decoder: id, input, opening, type }: Extract<Question, { ask: 'decode' }>,
  schema: LoadedSchema | undefined,
): Promise<Shown> {
  const decoder = decoders.find((known) => known.id === id)
  if (!decoder) throw new Undecodable('No such decoder')
  return show(decoder, input, opening, schema?.of(type))
}

async function show(
  decoder: Decoder,
  input: Input,
  opening: Opening,
  schema: ReturnType<LoadedSchema['of']> | undefined,
): Promise<Shown> {
  const size = [input.body, ...(input.attachments ?? [])].reduce(
    (sum, { length }) => sum + length,
    0,
  )
  if (size > limits.size) throw new Undecodable('Larger than 4 MB')
  const decoded = await decoder.decode(input, opening, { ...(schema && { schema }) })
  const { value, layers, wants } = decoded
  const summary = sentence(decoded.summary)
  return {
    summary,
    json: JSON.stringify(toTree(value)),
    layers,
    ...(wants !== undefined && { wants }),
  }
}

function formatOf({ id, name, about }: Decoder) {
  return { id, name, about }
}

/** Libraries word their errors for programmers: they are kept short. */
function whyOf(error: unknown): string {
  if (error instanceof Undecodable) return error.message
  return sentence(errorWords(error)).slice(0, 200) || 'It cannot be decoded'
}
