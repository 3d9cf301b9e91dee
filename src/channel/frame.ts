import type { DocumentId } from '../event.ts'
import type { Link } from './link.ts'
import { parseFromFrame } from './parse.ts'
import type { FromFrame, StampedBatch, ToFrame } from './protocol.ts'

/** A frame the panel is connected to, and how it is asked: one pull at a time, when there is news. */
export interface Frame {
  readonly link: Link
  /** From its hello; absent where the document has no instrument. */
  doc?: DocumentId
  url: string
  top: boolean
  /** Which of the panels of its relay this link is. */
  turn: number
  /** When the pull was sent that has no answer yet; ms. */
  askedAt?: number
  /** How long the panel has waited for it, as far as the panel ran itself; ms. */
  silence: number
  send(message: ToFrame): void
  /** Pulls soon, at once when nothing was pulled lately. */
  hasNews(): void
  pull(): void
  stop(): void
}

/** Events of a batch that were malformed, and the highest of their numbers. */
export interface Refused {
  count: number
  through: number
}

export interface Listener {
  /** Sequence number after which to ask. */
  after(doc: DocumentId): number
  mayPull(): boolean
  received(frame: Frame, message: Exclude<FromFrame, StampedBatch>): void
  batch(frame: Frame, batch: StampedBatch, refused: Refused): void
  malformed(count: number): void
  /** ms */
  now(): number
}

/** Each pull is worth many messages, and no message waits longer; ms. */
const PACE = 50

export function createFrame(link: Link, listener: Listener): Frame {
  let timer: ReturnType<typeof setTimeout> | undefined
  let pulledAt = 0
  const frame: Frame = {
    link,
    url: '',
    top: false,
    turn: 0,
    silence: 0,
    send: link.send,
    hasNews,
    pull,
    stop,
  }
  const unlisten = link.listen((value) => {
    const { message, malformed, through = 0 } = parseFromFrame(value)
    if (malformed > 0) listener.malformed(malformed)
    if (message) receive(message, { count: malformed, through })
  })

  function receive(message: FromFrame, refused: Refused): void {
    if (message.kind !== 'batch') {
      listener.received(frame, message)
      return
    }
    frame.doc ??= message.doc
    if (message.doc !== frame.doc) {
      listener.malformed(1)
      return
    }
    listener.batch(frame, message, refused)
    delete frame.askedAt
    frame.silence = 0
    if (!message.more) return
    if (message.events.length > 0) pull()
    // Nothing of it was an event: no reason to hurry.
    else hasNews()
  }

  function hasNews(): void {
    timer ??= setTimeout(pull, Math.max(0, pulledAt + PACE - listener.now()))
  }

  function pull(): void {
    clearTimeout(timer)
    timer = undefined
    if (frame.doc === undefined || frame.askedAt !== undefined || !listener.mayPull()) return
    pulledAt = frame.askedAt = listener.now()
    link.send({ kind: 'pull', after: listener.after(frame.doc) })
  }

  function stop(): void {
    clearTimeout(timer)
    unlisten()
  }

  return frame
}
