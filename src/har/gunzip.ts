import { Gunzip } from 'fflate'
import { HarError } from './format.ts'

/** Bytes a compressed file may grow to, and how many times its size. */
const MAX_INFLATED = 8 * 1024 * 1024 * 1024
/** Gzip reaches 1,032 at most, on nothing but repetition; captures reach some 50. */
const MAX_RATIO = 300
const RATIO_COUNTS_FROM = 64 * 1024 * 1024
/** Bytes inflated at a time, so that a bomb is seen before it has gone off. */
const PIECE = 16 * 1024

type Bytes = Uint8Array<ArrayBuffer>

/**
 * Inflates a gzip file within bounds; errors where it is corrupt or breaks off. Not by
 * `DecompressionStream`: Node's throws past its reader where it is cancelled after an error.
 */
export function gunzip(): TransformStream<Bytes, Uint8Array> {
  let read = 0
  let inflated = 0
  let out: (chunk: Uint8Array) => void = () => undefined
  const stream = new Gunzip((chunk) => out(chunk))

  function check(chunk: Uint8Array): void {
    inflated += chunk.length
    const isBomb = inflated > RATIO_COUNTS_FROM && inflated > read * MAX_RATIO
    if (isBomb || inflated > MAX_INFLATED) {
      const most = isBomb ? `${MAX_RATIO} times its size` : '8 GiB'
      throw new HarError(`The file inflates to more than ${most}: it was not opened.`)
    }
  }

  return new TransformStream<Bytes, Uint8Array>({
    start(controller) {
      out = (chunk) => {
        check(chunk)
        if (chunk.length > 0) controller.enqueue(chunk)
      }
    },
    transform(chunk) {
      for (let at = 0; at < chunk.length; at += PIECE) {
        const piece = chunk.subarray(at, at + PIECE)
        read += piece.length
        stream.push(piece)
      }
    },
    flush: () => stream.push(new Uint8Array(), true),
  })
}
