import type { DocumentId } from '../event.ts'
import { type Alignment, startAlignment } from './alignment.ts'
import { type Sequence, startSequence } from './sequence.ts'

/** How far a document is known. */
export interface Known {
  readonly sequence: Sequence
  readonly alignment: Alignment
  /** What needs its clock, which its first answer tells. */
  readonly waiting: ((offset: number) => void)[]
}

/** While recording is paused nothing tells the clock of a new document. */
const MAX_WAITING = 500

/** Returns what is known of a document, from nothing on. */
export function createKnown(): (doc: DocumentId) => Known {
  const documents = new Map<DocumentId, Known>()
  return (doc) => {
    const known = documents.get(doc)
    if (known) return known
    const start = { sequence: startSequence(), alignment: startAlignment(), waiting: [] }
    documents.set(doc, start)
    return start
  }
}

/** @param act is given what to add to a time of the document, ms */
export function whenAligned(known: Known | undefined, act: (offset: number) => void): void {
  if (!known || known.alignment.known) act(known?.alignment.offset ?? 0)
  else if (known.waiting.length < MAX_WAITING) known.waiting.push(act)
}
