import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { type Comparison, compareBodies } from '../../src/compare/compare.ts'
import type { Connection } from '../../src/connection.ts'
import type { Input } from '../../src/decode/decoder.ts'
import { limits } from '../../src/decode/limits.ts'
import type { Answer, Format, Shown } from '../../src/decode/protocol.ts'
import type { Unpacked } from '../../src/decode/unpack.ts'
import type { Message } from '../../src/event.ts'
import { positionOf } from '../message-index.ts'
import { createAsker, insist } from './asker.ts'
import { type Choices, createChoices } from './choices.ts'
import { bodyOf, openingOf } from './opening.ts'
import { createSchemas, type Schemas } from './schemas.ts'

export type Decoding =
  | { readonly kind: 'decoded'; readonly decoder: string; readonly shown: Shown }
  | { readonly kind: 'failed'; readonly decoder: string; readonly why: string }

/** Messages in the words of their protocols: made when they are looked at, and kept with them. */
export interface Decodings extends Choices {
  /** The formats there are; none where the panel runs without workers. */
  readonly formats: ReadonlySignal<readonly Format[]>
  readonly schemas: Schemas
  /** Whether the detail of a message shows its data instead. */
  readonly showsData: Signal<boolean>
  /** The decoder in force; undefined until it is known. */
  decoderOf(connection: Connection): string | undefined
  /** Undefined while it is worked on, and for what needs no decoder. Read it where it is shown. */
  of(connection: Connection, message: Message): Decoding | undefined
  /** What a body is packed in; undefined where nobody can tell. */
  unpack(body: string | Uint8Array): Promise<Unpacked | undefined>
  /** How two bodies differ, or in words why that cannot be told. */
  compare(first: string | Uint8Array, second: string | Uint8Array): Promise<Comparison | string>
  stop(): void
}

interface Kept {
  /** What it was decoded with. */
  readonly by: string
  readonly decoding: Signal<Decoding | undefined>
}

export function createDecodings(start: (() => Worker) | undefined): Decodings {
  const formats = signal<readonly Format[]>([])
  const showsData = signal(false)
  const kept = new WeakMap<Message, Kept>()
  let isAsked = false
  const asker = createAsker(start ?? noWorker, () => schemas.question())
  const schemas = createSchemas(asker)
  const choices = createChoices(asker)

  function decoderOf(connection: Connection): string | undefined {
    if (!start) return undefined
    if (!isAsked) void askFormats()
    return choices.chosen(connection).value ?? choices.automatic(connection).value?.decoder
  }
  async function askFormats(): Promise<void> {
    isAsked = true
    const answer = await insist(asker, { ask: 'formats' })
    if (answer?.kind === 'formats') formats.value = answer.formats
    else isAsked = false
  }
  function of(connection: Connection, message: Message): Decoding | undefined {
    const decoder = decoderOf(connection)
    if (decoder === undefined || !needsDecoder(decoder, message)) return undefined
    const by = `${decoder} ${schemas.mark(decoder)}`
    const known = kept.get(message)
    if (known?.by === by) return known.decoding.value
    const entry: Kept = { by, decoding: signal(undefined) }
    kept.set(message, entry)
    void decode(connection, message, decoder, entry)
    return entry.decoding.value
  }
  async function decode(
    connection: Connection,
    message: Message,
    decoder: string,
    entry: Kept,
  ): Promise<void> {
    const body = await bodyOf(message)
    const { direction } = message
    let answer: Answer | undefined = refusal(message, body)
    answer ??= await askFor(connection, decoder, { direction, body: body ?? '' })
    const wants = answer?.kind === 'decoded' ? answer.shown.wants : undefined
    if (body !== undefined && wants !== undefined) {
      const attachments = await attachmentsOf(connection, message, wants)
      if (attachments) {
        answer = await askFor(connection, decoder, { direction, body, attachments })
      }
    }
    // Let go: asked again when it is looked at again.
    if (!answer) kept.delete(message)
    else if (answer.kind === 'decoded') {
      entry.decoding.value = { kind: 'decoded', decoder, shown: answer.shown }
    } else if (answer.kind === 'failed') {
      entry.decoding.value = { kind: 'failed', decoder, why: answer.why }
    }
  }
  async function askFor(connection: Connection, decoder: string, input: Input) {
    const opening = await openingOf(connection)
    const type = schemas.type.peek()
    return asker.ask({ ask: 'decode', decoder, input, opening, ...(type !== '' && { type }) })
  }
  async function unpack(body: string | Uint8Array): Promise<Unpacked | undefined> {
    const answer = start && (await asker.ask({ ask: 'unpack', body }))
    return answer?.kind === 'unpacked' ? answer.unpacked : undefined
  }
  async function compare(
    first: string | Uint8Array,
    second: string | Uint8Array,
  ): Promise<Comparison | string> {
    if (!start) return compareBodies(first, second)
    const answer = await asker.ask({ ask: 'compare', first, second })
    if (answer?.kind === 'compared') return answer.comparison
    return answer?.kind === 'failed' ? answer.why : 'It was not compared'
  }
  return {
    ...choices,
    formats,
    schemas,
    showsData,
    decoderOf,
    of,
    unpack,
    compare,
    stop: asker.stop,
  }
}

/** Plain text is shown as it is. */
function needsDecoder(decoder: string, { body }: Message): boolean {
  return body !== undefined && !(decoder === 'plain' && typeof body === 'string')
}

/** What is not even asked for. */
function refusal(message: Message, body: string | Uint8Array | undefined): Answer | undefined {
  if (body === undefined) return { kind: 'failed', why: 'The body cannot be read any more' }
  if (!message.whole) return { kind: 'failed', why: 'Only its beginning was kept' }
  if (body.length > limits.size) return { kind: 'failed', why: 'Larger than 4 MB' }
  return undefined
}

/** The binary messages that follow in the same direction; undefined unless all of them are there. */
async function attachmentsOf(
  { messages }: Connection,
  message: Message,
  count: number,
): Promise<Uint8Array[] | undefined> {
  const found: Uint8Array[] = []
  for (let at = positionOf(messages, message.seq) + 1; at > 0 && at < messages.length; at++) {
    const next = messages[at]
    if (next?.direction !== message.direction) continue
    const body = next.whole ? await bodyOf(next) : undefined
    if (!(body instanceof Uint8Array)) return undefined
    found.push(body)
    if (found.length === count) return found
  }
  return undefined
}

function noWorker(): Worker {
  throw new Error('The panel runs without workers')
}
