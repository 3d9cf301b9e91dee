import { Blob as NodeBlob } from 'node:buffer'
import type { Spill, Spilled } from '../../src/spill.ts'

/** A place in memory; the blobs that come back have streams, as those of browsers. */
export interface MemorySpill extends Spill {
  left(): Spilled | undefined
  writes(): number
  /** Of the file that is left, unpacked. */
  text(): Promise<string>
}

export function createSpill(): MemorySpill {
  let left: Spilled | undefined
  let writes = 0
  return {
    left: () => left,
    writes: () => writes,
    read: async () => left,
    async write(spilled) {
      const bytes = await spilled.har.arrayBuffer()
      left = { ...spilled, har: new NodeBlob([bytes]) as Blob }
      writes++
    },
    async clear() {
      left = undefined
    },
    async text() {
      const packed = left?.har.stream().pipeThrough(new DecompressionStream('gzip'))
      return packed ? new Response(packed).text() : ''
    },
  }
}
