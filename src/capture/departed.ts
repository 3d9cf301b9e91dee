import type { Owner } from './list.ts'

/** The sockets that have ended and are still kept, in the order of their ends. */
export interface Departed {
  first: Owner | undefined
  last: Owner | undefined
}

export function startDeparted(): Departed {
  return { first: undefined, last: undefined }
}

/** Notes that a socket has ended; again changes nothing. */
export function depart(departed: Departed, owner: Owner): void {
  if (owner.ended) return
  owner.ended = true
  if (departed.last) departed.last.successor = owner
  else departed.first = owner
  departed.last = owner
}

/** Takes out the one that ended first. */
export function takeFirst(departed: Departed): void {
  departed.first = departed.first?.successor
  if (!departed.first) departed.last = undefined
}
