import type { Log } from '../log.ts'
import { type ExportOptions, exportHar } from './export.ts'

/** Bytes kept on the heap before they go into a Blob, which the browser keeps elsewhere. */
const FOLD = 4 * 1024 * 1024

/** A HAR file of a log, for a download. */
export async function packHar(log: Log, options: ExportOptions & { gzip: boolean }): Promise<Blob> {
  const text = streamOf(exportHar(log, options))
  const bytes = options.gzip ? text.pipeThrough(new CompressionStream('gzip')) : text
  const reader = bytes.getReader()
  let blob = new Blob([], { type: options.gzip ? 'application/gzip' : 'application/json' })
  let parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  const fold = () => {
    blob = new Blob([blob, ...parts], { type: blob.type })
    parts = []
    size = 0
  }
  for (;;) {
    const { value } = await reader.read()
    if (!value) break
    parts.push(value)
    size += value.length
    if (size > FOLD) fold()
  }
  fold()
  return blob
}

function streamOf(chunks: AsyncGenerator<string>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => void (await chunks.return(undefined)),
  })
}
