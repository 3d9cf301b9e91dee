import type { Batch } from '../capture/wire.ts'
import type { Clock } from '../clock.ts'
import { stateOf } from '../connection.ts'
import type { DocumentId, PageEvent } from '../event.ts'
import { connectionsOf, type Log, pageOf, record } from '../log.ts'
import { eventsBetween } from '../page.ts'
import { align, aligned } from './alignment.ts'
import { createFrame, type Frame, type Listener } from './frame.ts'
import type { Handshakes } from './handshakes.ts'
import { createKnown, whenAligned } from './known.ts'
import type { Link, Transport } from './link.ts'
import type { FromFrame, ToFrame } from './protocol.ts'
import { lost, takes } from './sequence.ts'

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
/** A page that has not answered for so long does not run: breakpoint, dialog, long task. */
const SILENCE = 2_000
/** A document whose link broke has this long to come back before it counts as gone. */
const RETURN = 1_500
const SOURCE_TIMEOUT = 5_000

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
  const sources = new Map<string, ((text: string | undefined) => void)[]>()
  const startedAt = clock()
  let recording = true

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
  transport.rollCall()

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
    transport.rollCall()
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

  function received(frame: Frame, message: Exclude<FromFrame, Batch>): void {
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
        for (const resolve of sources.get(message.url) ?? []) resolve(message.text)
        sources.delete(message.url)
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
    if (hello.doc === undefined) return
    replaceStale(hello.doc)
    frame.doc = hello.doc
    pageOf(log, hello.doc, frame.link.frameId)
    frame.pull()
  }

  /** Firefox keeps the port of a cached document: back again, it has two, and the new one counts. */
  function replaceStale(doc: DocumentId): void {
    const stale = frameOf(doc)
    if (!stale) return
    stale.stop()
    stale.link.close()
    frames.delete(stale)
  }

  function batch(frame: Frame, { doc, events, now }: Batch): void {
    const { sequence, alignment, waiting } = knownOf(doc)
    if (frame.askedAt !== undefined) align(alignment, frame.askedAt, clock(), now)
    const before = lost(sequence)
    notePause(frame, doc)
    for (const event of events)
      if (takes(sequence, event)) record(log, doc, aligned(event, alignment))
    for (const act of waiting.splice(0)) act(alignment.offset)
    log.dropped.lost += lost(sequence) - before
    if (events.length === 0) return
    handshakes.join()
    changed()
  }

  function notePause(frame: Frame, doc: DocumentId): void {
    const at = frame.askedAt
    const duration = at === undefined ? 0 : clock() - at
    if (at === undefined || duration < SILENCE) return
    record(log, doc, { kind: 'paused', seq: 0, at, duration })
  }

  function sample(): void {
    for (const frame of frames) {
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
    if (!frame) return Promise.resolve(undefined)
    return new Promise((resolve) => {
      sources.set(url, [...(sources.get(url) ?? []), resolve])
      setTimeout(() => resolve(undefined), SOURCE_TIMEOUT)
      frame.send({ kind: 'read-source', url })
    })
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
    rollCall: transport.rollCall,
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

function sameOrigin(a: string, b: string): boolean {
  return URL.canParse(a) && URL.canParse(b) && new URL(a).origin === new URL(b).origin
}
