import type { Clock } from '../clock.ts'
import { stateOf } from '../connection.ts'
import type { DocumentId, PageEvent } from '../event.ts'
import { connectionsOf, type Log, pageOf, record, takeBack } from '../log.ts'
import { eventsBetween, SILENCE } from '../page.ts'
import { align, aligned } from './alignment.ts'
import { createFrame, type Frame, type Listener, type Refused } from './frame.ts'
import type { Handshakes } from './handshakes.ts'
import { createKnown, type Known, whenAligned } from './known.ts'
import type { Link, Transport } from './link.ts'
import type { FromFrame, StampedBatch, ToFrame } from './protocol.ts'
import { lost, refuse, takes } from './sequence.ts'
import { createSources, sameOrigin } from './sources.ts'

/** Fills the log of one tab from all its frames, as long as it lives. */
export interface Recorder {
  readonly frames: ReadonlySet<Frame>
  /** Called after each change of the log or of the frames. */
  listen(changed: () => void): () => void
  recording(): boolean
  setRecording(on: boolean): void
  /** Asks who is there; for a navigation, and for whoever wants to see all frames. */
  rollCall(): void
  /** Whether the frames have had time to answer. */
  settled(): boolean
  send(doc: DocumentId, message: ToFrame): boolean
  readSource(url: string): Promise<string | undefined>
  stop(): void
}

/** Frames with living sockets are looked at this often: CLOSING has no event. */
const SAMPLE = 250
/** Browsers slow the timers of hidden panels to this. */
const MAX_SAMPLE = 1_000
/** A document whose link broke has this long to come back before it counts as gone. */
const RETURN = 1_500

type Fact = Extract<FromFrame, { kind: 'activation' | 'handshake' }>

export function createRecorder(
  log: Log,
  transport: Transport,
  handshakes: Handshakes,
  clock: Clock,
): Recorder {
  const frames = new Set<Frame>()
  const knownOf = createKnown()
  const listeners = new Set<() => void>()
  const sources = createSources()
  const startedAt = clock()
  let recording = true
  let sampledAt = startedAt

  const listener: Listener = {
    after: (doc) => knownOf(doc).sequence.last,
    mayPull: () => recording,
    received,
    batch,
    malformed(count) {
      log.dropped.malformed += count
      changed()
    },
    now: clock,
  }

  const unlisten = transport.listen(connected)
  const timer = setInterval(sample, SAMPLE)
  rollCall()

  function rollCall(): void {
    transport.rollCall([...frames].flatMap(({ doc }) => doc ?? []))
  }

  function connected(link: Link): void {
    const frame = createFrame(link, listener)
    frames.add(frame)
    link.closed(() => disconnected(frame))
    changed()
  }

  function disconnected(frame: Frame): void {
    const at = clock()
    frame.stop()
    frames.delete(frame)
    changed()
    const { doc } = frame
    if (doc === undefined) return
    rollCall()
    setTimeout(() => noteGone(doc, at), RETURN)
  }

  /** Removed frames and closed tabs say nothing: their link breaks and does not come back. */
  function noteGone(doc: DocumentId, at: number): void {
    const page = pageOf(log, doc)
    const cached = page.events.findLast(isTransition)?.kind === 'pagehide'
    if (cached || page.leftAt !== undefined || frameOf(doc)) return
    record(log, doc, { kind: 'gone', seq: 0, at })
    changed()
  }

  function received(frame: Frame, message: Exclude<FromFrame, StampedBatch>): void {
    switch (message.kind) {
      case 'hello':
        greet(frame, message)
        break
      case 'news':
        frame.hasNews()
        return
      case 'activation':
      case 'handshake':
        whenAligned(frame.doc && knownOf(frame.doc), (offset) =>
          noteFact(message, offset, frame.doc),
        )
        break
      case 'source':
        sources.answer(frame, message.url, message.text)
        return
    }
    changed()
  }

  function noteFact(fact: Fact, offset: number, doc: DocumentId | undefined): void {
    if (fact.kind === 'activation') {
      if (doc) noteActivation(doc, fact.at + offset)
      return
    }
    const { at } = fact.handshake
    handshakes.add({ ...fact.handshake, ...(at !== undefined && { at: at + offset }) }, doc)
  }

  /** A relay that is connected again tells those it keeps again. */
  function noteActivation(doc: DocumentId, at: number): void {
    if (eventsBetween(pageOf(log, doc), 'activation', at, at).length > 0) return
    record(log, doc, { kind: 'activation', seq: 0, at })
  }

  function greet(frame: Frame, hello: Extract<FromFrame, { kind: 'hello' }>): void {
    frame.url = hello.url
    frame.top = hello.top
    frame.turn = hello.turn
    if (hello.doc === undefined) return
    const other = frameOf(hello.doc)
    const newer = other && other !== frame && other.turn > frame.turn
    if (other && other !== frame) leave(newer ? frame : other)
    if (newer) return
    frame.doc = hello.doc
    takeBack(log, pageOf(log, hello.doc, frame.link.frameId))
    frame.pull()
  }

  /**
   * A document may be connected twice: called twice, or with a port that outlived the back/forward
   * cache. The relay speaks to the newer one, and ports keep no order among each other.
   */
  function leave(stale: Frame): void {
    stale.stop()
    stale.link.close()
    frames.delete(stale)
  }

  function batch(frame: Frame, sent: StampedBatch, refused: Refused): void {
    const { doc, events, more, now, farewell } = sent
    // An answer that was on its way when recording paused is asked for again.
    if (!recording && !farewell) return
    const known = knownOf(doc)
    const { sequence, alignment, waiting } = known
    if (frame.askedAt !== undefined) align(alignment, frame.askedAt, clock(), now)
    notePause(frame, doc, now + alignment.offset)
    for (const event of events)
      if (takes(sequence, event)) record(log, doc, aligned(event, alignment))
    refuse(sequence, refused.count, refused.through)
    for (const act of waiting.splice(0)) act(alignment.offset)
    // What was folded is told last of all.
    if (!more) {
      noteLost(known)
      const page = log.pages.get(doc)
      if (page) page.heardAt = now + alignment.offset
    }
    if (events.length === 0) return
    handshakes.join()
    changed()
  }

  function noteLost(known: Known): void {
    const now = lost(known.sequence)
    log.dropped.lost += Math.max(0, now - known.lost)
    known.lost = now
  }

  /** By the page's clock: an answer may have waited for us. */
  function notePause(frame: Frame, doc: DocumentId, answeredAt: number): void {
    const at = frame.askedAt
    const duration = at === undefined ? 0 : answeredAt - at
    if (at === undefined || duration < SILENCE) return
    record(log, doc, { kind: 'paused', seq: 0, at, duration })
  }

  function sample(): void {
    // While we were blocked ourselves, answers may have waited for us.
    const now = clock()
    const passed = Math.min(now - sampledAt, MAX_SAMPLE)
    sampledAt = now
    for (const frame of frames) {
      if (frame.askedAt !== undefined) frame.silence += passed
      const { doc } = frame
      const living = doc && connectionsOf(log, doc).some((one) => stateOf(one) !== 'closed')
      if (living) frame.pull()
    }
  }

  function frameOf(doc: DocumentId): Frame | undefined {
    return [...frames].find((frame) => frame.doc === doc)
  }

  function changed(): void {
    for (const notify of listeners) notify()
  }

  function readSource(url: string): Promise<string | undefined> {
    const frame = [...frames].find((one) => sameOrigin(one.url, url))
    return frame ? sources.ask(frame, url) : Promise.resolve(undefined)
  }

  return {
    frames,
    listen(notify) {
      listeners.add(notify)
      return () => listeners.delete(notify)
    },
    recording: () => recording,
    setRecording(on) {
      recording = on
      if (on) for (const frame of frames) frame.pull()
      changed()
    },
    rollCall,
    settled: () => clock() - startedAt > RETURN,
    send(doc, message) {
      const frame = frameOf(doc)
      frame?.send(message)
      return frame !== undefined
    },
    readSource,
    stop() {
      clearInterval(timer)
      unlisten()
      for (const frame of frames) frame.stop()
    },
  }
}

function isTransition(event: PageEvent): boolean {
  return event.kind === 'pagehide' || event.kind === 'pageshow'
}
