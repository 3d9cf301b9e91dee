import { useEffect, useState } from 'preact/hooks'
import type { Connection } from '../../src/connection.ts'
import type { Message } from '../../src/event.ts'
import { createPairIndex, type Exchange, type PairIndex } from '../../src/pairing/pair-index.ts'
import { readerFor } from '../../src/pairing/tags.ts'
import { useSession } from '../context.ts'
import { inSlices } from '../slices.ts'

interface Known {
  readonly decoder: string | undefined
  readonly index: PairIndex
}

/** Made for connections that are looked at, and kept with them. */
const indexes = new WeakMap<Connection, Known>()

/**
 * The exchange a message belongs to; undefined as long as it is not known. What came before is looked
 * at once, in slices, and what comes later as it comes.
 */
export function useExchange(connection: Connection, message: Message): Exchange | undefined {
  const { decodings, revision } = useSession()
  const decoder = decodings.decoderOf(connection)
  const index = indexOf(connection, decoder)
  const news = revision.value
  const [seen, setSeen] = useState<PairIndex>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: goes on with each revision.
  useEffect(() => {
    if (index.advance(connection.messages, performance.now() + 4)) {
      setSeen(index)
      return undefined
    }
    return inSlices(
      (deadline) => index.advance(connection.messages, deadline),
      (isOver) => isOver && setSeen(index),
    )
  }, [connection, index, news])
  return seen === index ? index.of(message) : undefined
}

function indexOf(connection: Connection, decoder: string | undefined): PairIndex {
  const known = indexes.get(connection)
  if (known?.decoder === decoder && known) return known.index
  const index = createPairIndex(readerFor(decoder))
  indexes.set(connection, { decoder, index })
  return index
}
