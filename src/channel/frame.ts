import type { Batch } from '../capture/wire.ts'
import type { DocumentId } from '../event.ts'
import type { Link } from './link.ts'
import { parseFromFrame } from './parse.ts'
import type { FromFrame, ToFrame } from './protocol.ts'

/** A frame the panel is connected to, and how it is asked: one pull at a time, when there is news. */
export interface Frame {
  readonly link: Link
  /** From its hello; absent where the document has no instrument. */
  doc?: DocumentId
  url: string
  top: boolean
  /** When the pull was sent that has no answer yet; ms. */
  askedAt?: number
  send(message: ToFrame): void
  /** Pulls soon, at once when nothing was pulled lately. */
  hasNews(): void
  pull(): void
  stop(): void
}

export interface Listener {
  /** Sequence number after which to ask. */
  after(doc: DocumentId): number
  mayPull(): boolean
  received(frame: Frame, message: Exclude<FromFrame, Batch>): void
  batch(frame: Frame, batch: Batch): void
  malformed(count: number): void
  /** ms */
  now(): number
}

/** Each pull is worth many messages, and no message waits longer; ms. */
const PACE = 50

export function createFrame(link: Link, listener: Listener): Frame {
  let timer: ReturnType<typeof setTimeout> | undefined
  let pulledAt = 0
  const frame: Frame = { link, url: '', top: false, send: link.send, hasNews, pull, stop }
  const unlisten = link.listen((value) => {
    const { message, malformed } = parseFromFrame(value)
    if (malformed > 0) listener.malformed(malformed)
    if (message) receive(message)
  })

  function receive(message: FromFrame): void {
    if (message.kind !== 'batch') {
      listener.received(frame, message)
      return
    }
    frame.doc ??= message.doc
    if (message.doc !== frame.doc) {
      listener.malformed(1)
      return
    }
    listener.batch(frame, message)
    delete frame.askedAt
    if (message.more) pull()
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
