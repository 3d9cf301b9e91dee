import type { Batch } from '../capture/wire.ts'
import { stateOf } from '../connection.ts'
import type { DocumentId, PageEvent } from '../event.ts'
import { connectionsOf, type Log, pageOf, record } from '../log.ts'
import { eventsBetween } from '../page.ts'
import { createFrame, type Frame, type Listener } from './frame.ts'
import type { Handshakes } from './handshakes.ts'
import type { Link, Transport } from './link.ts'
import type { FromFrame, ToFrame } from './protocol.ts'
import { lost, type Sequence, startSequence, takes } from './sequence.ts'

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

export function createRecorder(log: Log, transport: Transport, handshakes: Handshakes): Recorder {
  const frames = new Set<Frame>()
  const sequences = new Map<DocumentId, Sequence>()
  const listeners = new Set<() => void>()
  const sources = new Map<string, ((text: string | undefined) => void)[]>()
  const startedAt = Date.now()
  let recording = true

  const listener: Listener = {
    after: (doc) => sequenceOf(doc).last,
    mayPull: () => recording,
    received,
    batch,
    malformed(count) {
      log.dropped.malformed += count
      changed()
    },
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
    const at = Date.now()
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
        if (frame.doc) noteActivation(frame.doc, message.at)
        break
      case 'handshake':
        handshakes.add(message.handshake, frame.doc)
        break
      case 'source':
        for (const resolve of sources.get(message.url) ?? []) resolve(message.text)
        sources.delete(message.url)
        return
    }
    changed()
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

  function batch(frame: Frame, { doc, events }: Batch): void {
    const sequence = sequenceOf(doc)
    const before = lost(sequence)
    notePause(frame, doc)
    for (const event of events) if (takes(sequence, event)) record(log, doc, event)
    log.dropped.lost += lost(sequence) - before
    if (events.length === 0) return
    handshakes.join()
    changed()
  }

  function notePause(frame: Frame, doc: DocumentId): void {
    const at = frame.askedAt
    const duration = at === undefined ? 0 : Date.now() - at
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

  function sequenceOf(doc: DocumentId): Sequence {
    const known = sequences.get(doc)
    if (known) return known
    const sequence = startSequence()
    sequences.set(doc, sequence)
    return sequence
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
    settled: () => Date.now() - startedAt > RETURN,
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
