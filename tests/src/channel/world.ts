import { vi } from 'vitest'
import { createRing } from '../../../src/capture/ring.ts'
import type { Unnumbered } from '../../../src/capture/unnumbered.ts'
import type { Batch, Downstream, Upstream } from '../../../src/capture/wire.ts'
import { createHandshakes, type Handshakes } from '../../../src/channel/handshakes.ts'
import type { Link, Transport } from '../../../src/channel/link.ts'
import { createOutsiders } from '../../../src/channel/outsiders.ts'
import type { FromFrame, ToFrame } from '../../../src/channel/protocol.ts'
import { createRecorder, type Recorder } from '../../../src/channel/recorder.ts'
import { createRelay, type Relay } from '../../../src/channel/relay.ts'
import type { Connection } from '../../../src/connection.ts'
import type { Body, DocumentId } from '../../../src/event.ts'
import { createLog, type Log } from '../../../src/log.ts'

/** A tab: pages with real rings and relays, and a transport that carries copies, a tick later. */
export interface Tab {
  /** `skew`: what its clock shows more than that of the panel, ms. */
  open(doc: string, url?: string, skew?: number): TestFrame
  /** DevTools are opened. */
  inspect(): Panel
}

export interface Panel {
  log: Log
  recorder: Recorder
  handshakes: Handshakes
}

export interface TestFrame {
  readonly relay: Relay
  /** What the page heard. */
  readonly commands: Downstream[]
  /** What the relay passed to panels. */
  readonly told: FromFrame[]
  report(event: Unnumbered): void
  /** As a hostile page would, that got hold of the channel. */
  say(message: unknown): void
  /** As the relay of a hostile frame would, if one could. */
  passOn(message: FromFrame): void
  /** The page runs no scripts until it is resumed. */
  pause(): void
  resume(): void
  farewell(): void
  /** What the relay says waits: the panel is busy. */
  hold(): void
  release(): void
  /** The transport loses the connection. */
  breakLink(): void
  /** The frame is no more, or cannot be reached. */
  remove(): void
  /** It can be reached again, and says so. */
  comeBack(): void
}

export function openTab(): Tab {
  const frames = new Set<Frame>()
  const panels = new Set<(link: Link) => void>()
  const announce = (frame: Frame) => {
    for (const connected of panels) connected(frame.connect())
  }
  return {
    open(doc, url = 'https://a.test/', skew = 0) {
      const frame = createFrame(doc as DocumentId, url, skew, () => announce(frame))
      frames.add(frame)
      const remove = () => {
        frames.delete(frame)
        frame.breakLink()
      }
      const comeBack = () => {
        frames.add(frame)
        frame.relay.rollCall([])
      }
      return { ...frame, remove, comeBack }
    },
    inspect() {
      const log = createLog()
      const outsiders = createOutsiders(log, 'handshake', Date.now)
      const handshakes = createHandshakes(log, 0, Date.now, outsiders)
      const transport: Transport = {
        listen(connected) {
          panels.add(connected)
          return () => panels.delete(connected)
        },
        rollCall: (heard) => {
          for (const frame of frames) frame.relay.rollCall(heard)
        },
      }
      return { log, handshakes, recorder: createRecorder(log, transport, handshakes, Date.now) }
    },
  }
}

interface Frame extends Omit<TestFrame, 'remove' | 'comeBack'> {
  connect(): Link
}

function createFrame(doc: DocumentId, url: string, skew: number, announce: () => void): Frame {
  const page = createPage(doc)
  const told: FromFrame[] = []
  const ends = new Set<() => void>()
  const panels: ((message: FromFrame) => void)[] = []
  const held: (() => void)[] = []
  let holding = false
  const relay = createRelay({
    url: () => url,
    top: true,
    now: () => Date.now() + skew,
    announce,
    readSource: async (source) => (source.startsWith(url) ? `text of ${source}` : undefined),
  })
  relay.instrumented(doc, page.end)
  return {
    ...page,
    relay,
    told,
    passOn(message) {
      for (const send of panels) send(message)
    },
    farewell: () => relay.farewell(page.rest()),
    hold() {
      holding = true
    },
    release() {
      holding = false
      for (const say of held.splice(0)) say()
    },
    breakLink() {
      const broken = [...ends]
      ends.clear()
      for (const end of broken) end()
    },
    connect() {
      const wire = createWire()
      panels.push(wire.up.send)
      const gone = relay.connect({
        send(message) {
          told.push(message)
          if (holding) held.push(() => wire.up.send(message))
          else wire.up.send(message)
        },
        listen: wire.down.listen,
      })
      const closed: (() => void)[] = []
      ends.add(() => {
        wire.cut()
        gone()
        for (const notify of closed) notify()
      })
      return {
        frameId: 0,
        send: wire.down.send,
        listen: wire.up.listen,
        closed: (notify) => closed.push(notify),
        close: () => wire.cut(),
      }
    },
  }
}

/** What `src/capture/outlet.ts` does, without a document. */
function createPage(doc: DocumentId) {
  const ring = createRing()
  const commands: Downstream[] = []
  const waiting: Downstream[] = []
  const { up, down } = createWire<Upstream, Downstream>()
  let told = false
  let paused = false

  down.listen((command) => (paused ? waiting.push(command) : hear(command)))

  function hear(command: Downstream): void {
    commands.push(command)
    if (command.kind === 'pull') {
      told = false
      up.send({ kind: 'batch', doc, turn: command.turn, ...ring.pull(command.after) })
      return
    }
    if (command.kind !== 'attach' && command.kind !== 'detach') return
    told = command.kind === 'detach'
    ring.attach(command.kind === 'attach')
  }

  return {
    commands,
    end: { send: down.send, listen: up.listen },
    report(event: Unnumbered) {
      ring.add(event)
      if (told) return
      told = true
      up.send({ kind: 'news' })
    },
    say: (message: unknown) => up.send(message as Upstream),
    pause() {
      paused = true
    },
    resume() {
      paused = false
      for (const command of waiting.splice(0)) hear(command)
    },
    rest: (): Batch => ({ kind: 'batch', doc, events: ring.rest(0), more: false }),
  }
}

/** Two directions that carry structured clones, as ports do, until they are cut. */
function createWire<Up = FromFrame, Down = ToFrame>() {
  let whole = true
  const oneWay = <T>() => {
    const receivers = new Set<(message: T) => void>()
    return {
      send(message: T) {
        const copy = structuredClone(message)
        queueMicrotask(() => {
          if (whole) for (const receive of receivers) receive(copy)
        })
      },
      listen(receive: (message: T) => void) {
        receivers.add(receive)
        return () => receivers.delete(receive)
      },
    }
  }
  return { up: oneWay<Up>(), down: oneWay<Down>(), cut: () => (whole = false) }
}

/** Time for what is under way, ms. */
export async function pass(time = 100): Promise<void> {
  await vi.advanceTimersByTimeAsync(time)
}

export function connectionsOf({ log }: Panel): Connection[] {
  return [...log.connections.values()]
}

export function bodiesOf(panel: Panel): (Body | undefined)[] {
  return connectionsOf(panel).flatMap(({ messages }) => messages.map(({ body }) => body))
}
