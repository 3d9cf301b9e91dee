import type { Decoder, Opening } from './decoder.ts'
import { decoders } from './decoders.ts'
import { plain } from './protocols/plain.ts'

/** What a decoder was recognised by; none for plain messages. */
export type Recognised = 'subprotocol' | 'library' | 'content' | 'none'

export interface Choice {
  readonly decoder: Decoder
  readonly by: Recognised
}

/** The decoder of a connection: by its subprotocol, else its library, else its first messages. */
export async function choose(opening: Opening): Promise<Choice> {
  // A subprotocol as broad as `json` or `protobuf` says less than a library that is recognised.
  const named = decoders.find(
    ({ subprotocol, libraries }) => libraries && names(subprotocol, opening),
  )
  if (named) return { decoder: named, by: 'subprotocol' }
  const known = decoders.find(({ libraries }) => libraries?.includes(opening.library ?? ''))
  if (known) return { decoder: known, by: 'library' }
  const broad = decoders.find(({ subprotocol }) => names(subprotocol, opening))
  if (broad) return { decoder: broad, by: 'subprotocol' }
  for (const decoder of decoders) {
    if (decoder !== plain && (await decoder.fits?.(opening))) return { decoder, by: 'content' }
  }
  return { decoder: plain, by: 'none' }
}

function names(subprotocol: RegExp | undefined, { subprotocols }: Opening): boolean {
  return subprotocol !== undefined && subprotocols.some((name) => subprotocol.test(name))
}
