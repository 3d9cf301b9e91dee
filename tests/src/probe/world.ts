import type { Connection } from '../../../src/connection.ts'
import type { CaptureEvent, DocumentId, Thrown } from '../../../src/event.ts'
import type { Handshake } from '../../../src/handshake.ts'
import { type Log, record } from '../../../src/log.ts'
import { compare, type Outcome } from '../../../src/probe/compare.ts'
import { planTest } from '../../../src/probe/plan.ts'
import {
  advance,
  type Command,
  confirmPayload,
  type Probe,
  type Step,
  startProbe,
  stopProbe,
} from '../../../src/probe/probe.ts'
import type { Trace } from '../../support/trace.ts'

/** How the other side treats a test socket; times in ms. */
export interface Server {
  /** After construction. Never, when absent and nothing else is said. */
  opens?: number
  /** The handshake fails after so long. */
  refuses?: number
  handshake?: Partial<Handshake>
  /** The constructor throws. */
  throws?: Thrown
  /** `error` comes alone, as where Chromium's CSP blocks. */
  blocks?: boolean
  /** Ends so long after opening, or after silence of the counted direction. */
  lives?: number
  idle?: number
  counts?: 'any' | 'receive'
  code?: number
  reason?: string
  greets?: string
  pings?: { every: number; text: string }
  answers?(text: string): string | undefined
  /** The page is too busy to send. */
  stalls?: true
  /** What ends it the moment it is received. */
  refusesMessage?(text: string): number | undefined
}

interface Socket {
  id: string
  number: number
  server: Server
  madeAt: number
  openedAt?: number
  endedAt?: number
  lastAt: number
  pingedAt: number
}

const PACE = 50

/** A page, its server and the panel's clock, all simulated. */
export interface World {
  readonly log: Log
  readonly doc: DocumentId
  /** ms since the test began. */
  elapsed: number
  recording: boolean
  /** False: the page makes no socket and answers nothing. */
  answering: boolean
  readonly commands: Command[]
  readonly sockets: Socket[]
  /** Texts the sockets sent, in order. */
  readonly said: string[]
  probe: Probe
  record(event: Omit<CaptureEvent, 'seq' | 'at'>): void
  confirm(payload: string): void
  stop(): void
  /** Lets time pass until the test is done, or `until` says so. */
  run(until?: (world: World) => boolean, limit?: number): void
  outcome(): Outcome | undefined
}

export function startWorld(
  story: Trace,
  servers: readonly Server[],
  { name, doc }: { name?: string; doc?: DocumentId } = {},
): World {
  const { log } = story
  const connection: Connection = story.connection(name)
  const start = story.now
  let seq = 10_000
  const plan = planTest(connection, log, doc ?? connection.doc, start)
  const first = startProbe(plan, 'test', start)
  const world: World = {
    log,
    doc: plan.doc,
    elapsed: 0,
    recording: true,
    answering: true,
    commands: [],
    sockets: [],
    said: [],
    probe: first.probe,
    record: (event) => record(log, plan.doc, { ...event, seq: ++seq, at: now() } as CaptureEvent),
    confirm: (payload) => take(confirmPayload(world.probe, payload, now())),
    stop: () => take(stopProbe(world.probe)),
    run,
    outcome: () => compare(world.probe),
  }
  take(first)

  function now(): number {
    return start + world.elapsed
  }
  function run(until: (world: World) => boolean = () => false, limit = 3_600_000): void {
    const end = world.elapsed + limit
    while (world.probe.phase !== 'done' && world.elapsed < end && !until(world)) {
      world.elapsed += PACE
      for (const socket of world.sockets) live(socket)
      take(advance(world.probe, { log, recording: world.recording }, now()))
    }
  }
  function take({ probe, commands }: Step): void {
    world.probe = probe
    for (const command of commands) {
      world.commands.push(command)
      if (world.answering) obey(command)
    }
  }

  function obey(command: Command): void {
    if (command.kind === 'open') make(command.id)
    const socket = world.sockets.find(({ id }) => id === command.id)
    if (!socket || socket.endedAt !== undefined) return
    if (command.kind === 'close') end(socket, 1005)
    if (command.kind === 'send') send(socket, String(command.data))
  }
  function make(id: string): void {
    const server = servers[world.sockets.length] ?? servers.at(-1) ?? {}
    const number = 1_000 + world.sockets.length
    const socket: Socket = { id, number, server, madeAt: now(), lastAt: now(), pingedAt: now() }
    world.sockets.push(socket)
    const target = { socket: number, source: 'test', test: id, url: plan.url, protocols: [] }
    if (!server.throws) world.record({ kind: 'construct', ...target } as never)
    else {
      socket.endedAt = now()
      world.record({ kind: 'construct-refused', ...target, error: server.throws } as never)
    }
  }
  function send(socket: Socket, text: string): void {
    const { server } = socket
    if (server.stalls) return
    world.said.push(text)
    message(socket, 'send', text)
    if (server.counts !== 'receive') socket.lastAt = now()
    const code = server.refusesMessage?.(text)
    if (code !== undefined) end(socket, code)
    const answer = server.answers?.(text)
    if (answer !== undefined) receive(socket, answer)
  }
  function receive(socket: Socket, text: string): void {
    socket.lastAt = now()
    message(socket, 'receive', text)
  }
  function message(socket: Socket, direction: 'send' | 'receive', body: string): void {
    const { number } = socket
    const content = { type: 'text', size: body.length, body, whole: true }
    world.record({ kind: 'message', socket: number, direction, ...content } as never)
  }

  function live(socket: Socket): void {
    if (socket.endedAt !== undefined || !world.answering) return
    if (socket.openedAt === undefined) open(socket)
    else keep(socket, socket.openedAt)
  }
  function open(socket: Socket): void {
    const { opens, refuses, blocks } = socket.server
    const age = now() - socket.madeAt
    if (opens !== undefined && age >= opens) {
      socket.openedAt = socket.lastAt = socket.pingedAt = now()
      world.record({ kind: 'open', socket: socket.number, protocol: '', extensions: '' } as never)
      if (socket.server.greets !== undefined) receive(socket, socket.server.greets)
    }
    if (blocks) {
      socket.endedAt = now()
      world.record({ kind: 'error', socket: socket.number } as never)
    }
    if (refuses !== undefined && age >= refuses) end(socket, 1006)
  }
  function keep(socket: Socket, openedAt: number): void {
    const { pings, lives, idle, code = 1006 } = socket.server
    if (pings && now() - socket.pingedAt >= pings.every) {
      socket.pingedAt = now()
      receive(socket, pings.text)
    }
    const over = lives !== undefined && now() - openedAt >= lives
    if (over || (idle !== undefined && now() - socket.lastAt >= idle)) end(socket, code)
  }
  function end(socket: Socket, code: number): void {
    socket.endedAt = now()
    const { handshake, reason = '' } = socket.server
    const connection = [...log.connections.values()].find((one) => one.socket === socket.number)
    if (connection && handshake) connection.handshake = { url: plan.url, ...handshake }
    const words = {
      code,
      reason: code === 1006 ? '' : reason,
      wasClean: code !== 1006,
      buffered: 0,
    }
    world.record({ kind: 'close', socket: socket.number, ...words } as never)
  }
  return world
}
