import type { DocumentId } from '../event.ts'
import { type Alignment, startAlignment } from './alignment.ts'
import { type Sequence, startSequence } from './sequence.ts'

/** How far a document is known. */
export interface Known {
  readonly sequence: Sequence
  readonly alignment: Alignment
  /** Events that were reported as lost. */
  lost: number
  /** What needs its clock, which its first answer tells. */
  readonly waiting: ((offset: number) => void)[]
}

/** While recording is paused nothing tells the clock of a new document. */
const MAX_WAITING = 500

/** A page may make frames without end; those that live are asked for again and again. */
const MAX_DOCUMENTS = 5_000

/** Returns what is known of a document, from nothing on; the least recently asked for is forgotten. */
export function createKnown(): (doc: DocumentId) => Known {
  const documents = new Map<DocumentId, Known>()
  return (doc) => {
    const known = documents.get(doc) ?? start()
    documents.delete(doc)
    documents.set(doc, known)
    const [oldest] = documents.keys()
    if (documents.size > MAX_DOCUMENTS && oldest !== undefined) documents.delete(oldest)
    return known
  }
}

function start(): Known {
  return { sequence: startSequence(), alignment: startAlignment(), lost: 0, waiting: [] }
}

/** @param act is given what to add to a time of the document, ms */
export function whenAligned(known: Known | undefined, act: (offset: number) => void): void {
  if (!known || known.alignment.known) act(known?.alignment.offset ?? 0)
  else if (known.waiting.length < MAX_WAITING) known.waiting.push(act)
}
