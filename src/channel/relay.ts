import type { Batch, Downstream, Upstream } from '../capture/wire.ts'
import type { DocumentId } from '../event.ts'
import type { Handshake } from '../handshake.ts'
import type { End } from './end.ts'
import type { FromFrame, ToFrame } from './protocol.ts'

/** What a relay needs of its frame and of the extension. */
export interface Surroundings {
  readonly url: () => string
  readonly top: boolean
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
  rollCall(): void
}

/** Facts that wait for a panel, the newest. */
const MAX_HANDSHAKES = 500
const MAX_ACTIVATIONS = 32

export function createRelay(frame: Surroundings): Relay {
  let doc: DocumentId | undefined
  let page: End<Upstream, Downstream> | undefined
  let panel: End<ToFrame, FromFrame> | undefined
  const handshakes: Handshake[] = []
  const activations: number[] = []

  function instrumented(id: DocumentId, port: End<Upstream, Downstream>): void {
    doc = id
    page = port
    port.listen((message) => {
      if (panel) panel.send(message)
      else if (message.kind === 'news') frame.announce()
    })
  }

  function connect(newcomer: End<ToFrame, FromFrame>): () => void {
    panel = newcomer
    newcomer.listen(receive)
    newcomer.send({ kind: 'hello', url: frame.url(), top: frame.top, ...(doc && { doc }) })
    for (const handshake of handshakes) newcomer.send({ kind: 'handshake', handshake })
    for (const at of activations) newcomer.send({ kind: 'activation', at })
    page?.send({ kind: 'attach' })
    return () => {
      if (panel === newcomer) leave()
    }
  }

  function receive(message: ToFrame): void {
    if (message.kind !== 'read-source') page?.send(message)
    else void answerSource(message.url)
  }

  async function answerSource(url: string): Promise<void> {
    const text = await frame.readSource(url)
    panel?.send({ kind: 'source', url, ...(text !== undefined && { text }) })
  }

  function leave(): void {
    panel = undefined
    page?.send({ kind: 'detach' })
  }

  return {
    instrumented,
    connect,
    reconnect() {
      leave()
      frame.announce()
    },
    farewell: (batch) => panel?.send(batch),
    handshake(handshake) {
      keep(handshakes, handshake, MAX_HANDSHAKES)
      panel?.send({ kind: 'handshake', handshake })
    },
    activation(at) {
      keep(activations, at, MAX_ACTIVATIONS)
      panel?.send({ kind: 'activation', at })
    },
    rollCall() {
      if (!panel) frame.announce()
    },
  }
}

function keep<T>(list: T[], item: T, most: number): void {
  list.push(item)
  if (list.length > most) list.shift()
}
