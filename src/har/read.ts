import type { Bounds } from '../log.ts'
import { HarError } from './format.ts'
import { gunzip } from './gunzip.ts'
import { type Imported, startImport } from './import.ts'
import { createPace, type Pace } from './pace.ts'

export interface ReadOptions {
  /** Goes before the ids of documents. */
  prefix?: string
  bounds?: Bounds
  signal?: AbortSignal
  /** Bytes of the file read so far, and messages found in it. */
  progress?(bytes: number, messages: number): void
}

/** Characters parsed between two looks at the clock. */
const PIECE = 64 * 1024
/** A file, as often as it is asked for: the first bytes tell whether it is compressed. */
export interface Source {
  stream(): ReadableStream<Uint8Array<ArrayBuffer>>
}

/** Reads a HAR file, plain or gzip. Throws a `HarError` where there is nothing to show of it. */
export async function readHar(file: Source, options: ReadOptions = {}): Promise<Imported> {
  const importing = startImport(options.prefix, options.bounds)
  const pace = createPace(options.signal)
  let bytes = 0
  const counted = file.stream().pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        bytes += chunk.length
        controller.enqueue(chunk)
      },
    }),
  )
  const inflated = (await isGzip(file)) ? counted.pipeThrough(gunzip()) : counted
  const reader = inflated.getReader()
  const decoder = new TextDecoder()
  try {
    for (;;) {
      const chunk = await nextChunk(reader, bytes)
      if (!chunk) break
      await feed(importing.stream, decoder.decode(chunk, { stream: true }), pace)
      options.progress?.(bytes, importing.count())
    }
  } finally {
    reader.cancel().catch(() => undefined)
  }
  importing.stream.feed(decoder.decode())
  return importing.finish()
}

async function feed(stream: { feed(text: string): void }, text: string, pace: Pace): Promise<void> {
  for (let at = 0; at < text.length; at += PIECE) {
    stream.feed(text.slice(at, at + PIECE))
    await pace.step()
  }
}

/** Undefined at the end: also where compressed data breaks off, for what came before it is whole. */
async function nextChunk(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  bytes: number,
): Promise<Uint8Array | undefined> {
  try {
    const { value } = await reader.read()
    return value
  } catch (error) {
    if (error instanceof HarError) throw error
    if (bytes === 0) throw new HarError('The file cannot be read.')
    return undefined
  }
}

/** https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1 */
async function isGzip(file: Source): Promise<boolean> {
  const reader = file.stream().getReader()
  const { value } = await reader.read()
  await reader.cancel()
  return value?.[0] === 0x1f && value[1] === 0x8b
}
