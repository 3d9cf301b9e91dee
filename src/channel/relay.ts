import type { Batch, Downstream, Upstream } from '../capture/wire.ts'
import type { DocumentId } from '../event.ts'
import type { Handshake } from '../handshake.ts'
import type { End } from './end.ts'
import type { FromFrame, StampedBatch, ToFrame } from './protocol.ts'

/** What a relay needs of its frame and of the extension. */
export interface Surroundings {
  readonly url: () => string
  readonly top: boolean
  /** The clock of the document, ms since the epoch. */
  readonly now: () => number
  /** The type of the event that takes the instrument off, where another one may come after it. */
  readonly successor?: string
  /** Tells the extension that this frame may be connected to. */
  announce(): void
  readSource(url: string): Promise<string | undefined>
}

/** Stands between a page and a panel: passes on, and keeps what the page must not see. */
export interface Relay {
  /** The instrument has handed over its port. */
  instrumented(doc: DocumentId, page: End<Upstream, Downstream>): void
  /** A panel has come; the newest counts. Returns what to do when it goes. */
  connect(panel: End<ToFrame, FromFrame>): () => void
  /** Its port died without a word, as it does in the back/forward cache. */
  reconnect(): void
  farewell(batch: Batch): void
  handshake(handshake: Handshake): void
  activation(at: number): void
  /** @param heard the documents a panel hears: a port may have died without a word. */
  rollCall(heard: readonly unknown[]): void
}

/** Facts that wait for a panel, the newest. */
const MAX_HANDSHAKES = 500
const MAX_ACTIVATIONS = 32
/** URLs of `data:` documents hold all of them. */
const MAX_URL = 65_536
/** A panel whose link broke comes back sooner: until then the page keeps all for it; ms. */
const RETURN = 3_000

export function createRelay(frame: Surroundings): Relay {
  let doc: DocumentId | undefined
  let page: End<Upstream, Downstream> | undefined
  let panel: End<ToFrame, FromFrame> | undefined
  let turn = 0
  let detaching: ReturnType<typeof setTimeout> | undefined
  const handshakes: Handshake[] = []
  const activations: number[] = []

  function instrumented(id: DocumentId, port: End<Upstream, Downstream>): void {
    doc = id
    page = port
    // What the relay itself tells, no page may: handshakes, sources, who it is.
    port.listen((message) => {
      if (message?.kind === 'batch') answered(message)
      else if (message?.kind === 'news') heardNews()
    })
    if (frame.successor) port.send({ kind: 'successor', event: frame.successor })
    // A panel was there first.
    if (panel) greet(panel)
  }

  /**
   * What the page tells a panel that is gone, the next one is told again: sums of what was folded would
   * count twice. Nor does each pull have an answer: Firefox drops what it is told on its way into the
   * back/forward cache.
   */
  function answered(batch: Batch): void {
    if (batch.turn === turn) panel?.send(stamped(batch, false))
  }

  function heardNews(): void {
    if (panel) panel.send({ kind: 'news' })
    else frame.announce()
  }

  function connect(newcomer: End<ToFrame, FromFrame>): () => void {
    panel = newcomer
    turn++
    newcomer.listen((message) => {
      if (panel === newcomer) receive(message)
    })
    greet(newcomer)
    for (const handshake of handshakes) newcomer.send({ kind: 'handshake', handshake })
    for (const at of activations) newcomer.send({ kind: 'activation', at })
    return () => {
      if (panel === newcomer) leave()
    }
  }

  function greet(newcomer: End<ToFrame, FromFrame>): void {
    clearTimeout(detaching)
    const url = frame.url().slice(0, MAX_URL)
    newcomer.send({ kind: 'hello', url, top: frame.top, turn, ...(doc && { doc }) })
    page?.send({ kind: 'attach' })
  }

  function receive(message: ToFrame): void {
    if (message.kind === 'read-source') void answerSource(message.url)
    else page?.send(message.kind === 'pull' ? { ...message, turn } : message)
  }

  async function answerSource(url: string): Promise<void> {
    const text = await frame.readSource(url)
    panel?.send({ kind: 'source', url, ...(text !== undefined && { text }) })
  }

  function stamped(batch: Batch, farewell: boolean): StampedBatch {
    return { ...batch, now: frame.now(), farewell }
  }

  function leave(): void {
    panel = undefined
    try {
      clearTimeout(detaching)
      detaching = setTimeout(() => page?.send({ kind: 'detach' }), RETURN)
    } catch {
      // Firefox throws where the window has lost its tab: there is nothing left to detach.
    }
  }

  return {
    instrumented,
    connect,
    reconnect() {
      leave()
      frame.announce()
    },
    farewell: (batch) => panel?.send(stamped(batch, true)),
    handshake(handshake) {
      keep(handshakes, handshake, MAX_HANDSHAKES)
      panel?.send({ kind: 'handshake', handshake })
    },
    activation(at) {
      keep(activations, at, MAX_ACTIVATIONS)
      panel?.send({ kind: 'activation', at })
    },
    rollCall(heard) {
      if (!panel || (doc !== undefined && !heard.includes(doc))) frame.announce()
    },
  }
}

function keep<T>(list: T[], item: T, most: number): void {
  list.push(item)
  if (list.length > most) list.shift()
}
