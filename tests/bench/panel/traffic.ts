import { parseEvent } from '../../../src/channel/parse-event.ts'
import type { CaptureEvent, DocumentId } from '../../../src/event.ts'
import { record } from '../../../src/log.ts'
import { documentStart } from '../../support/document-start.ts'
import type { MemoryHost } from '../../support/host.ts'

/** Traffic as the panel gets it, without a network: batches, as pulls bring them. */
export interface Traffic {
  /** Connections that live and such that have ended, and messages of the minutes before now. */
  fill(load: Load): void
  /** So many messages a second, of all that live; ends after a while, s. */
  live(rate: number, seconds: number): Promise<void>
  /** One endpoint that is opened and lost again and again, so many times, so often a second. */
  reconnect(count: number, rate: number): Promise<void>
  /** Messages in the log. */
  count(): number
}

export interface Load {
  messages: number
  open: number
  ended: number
}

/** A kind of event as it is written here: numbers are given when it is recorded. */
type Unnumbered = CaptureEvent extends infer Event
  ? Event extends CaptureEvent
    ? Omit<Event, 'seq'>
    : never
  : never

const DOC = 'bench' as DocumentId
/** What is filled in took so long, ms. */
const PAST = 10 * 60_000
/** Of all messages, those of the first socket. */
const SHARE = 0.6
/** One of so many is a heartbeat. */
const BEAT = 200
/** How often a pull brings a batch, ms. */
const PULL = 50
/** Strings made at a time. */
const PIECE = 10_000

export function createTraffic(host: MemoryHost): Traffic {
  const { log } = host
  let [seq, sockets, open, sent] = [0, 0, 0, 0]
  function add(event: Unnumbered): void {
    // As the panel makes them of what comes from a page: how an object was made decides how fast it is.
    const parsed = parseEvent({ ...event, seq: ++seq })
    if (!parsed) throw new Error(`no such event: ${event.kind}`)
    record(log, DOC, parsed)
  }

  function connect(at: number, path: string): number {
    const socket = ++sockets
    const url = `wss://api.shop.test${path}`
    add({ kind: 'construct', socket, at, source: 'app', url, protocols: [] })
    add({ kind: 'open', socket, at: at + 40, protocol: '', extensions: '' })
    return socket
  }
  function lose(socket: number, at: number): void {
    add({ kind: 'close', socket, at, code: 1006, reason: '', wasClean: false, buffered: 0 })
  }
  function pass(at: number, body: string): void {
    const socket = sent % 10 < SHARE * 10 ? 1 : 1 + (sent % open)
    const direction = sent++ % 4 === 0 ? 'send' : 'receive'
    const { length: size } = body
    add({ kind: 'message', socket, at, direction, type: 'text', size, body, whole: true })
  }

  return {
    fill(load) {
      const start = Date.now() - PAST
      add(documentStart(start))
      open = load.open
      for (let index = 1; index <= load.open; index++) connect(start + index, `/feed/${index}`)
      for (let index = 1; index <= load.ended; index++) {
        const at = start + (index / load.ended) * PAST * 0.9
        lose(connect(at, `/lost/${index}`), at + 10_000)
      }
      for (let done = 0; done < load.messages; done += PIECE) {
        const count = Math.min(PIECE, load.messages - done)
        const bodies = bodiesFrom(done, count)
        for (const [index, body] of bodies.entries())
          pass(start + 1_000 + ((done + index) / load.messages) * (PAST - 1_000), body)
      }
    },
    live: (rate, seconds) =>
      steadily(rate * seconds, rate, (from, count) => {
        for (const body of bodiesFrom(from, count)) pass(Date.now(), body)
        host.changed()
      }),
    reconnect: (count, rate) =>
      steadily(count, rate, (_from, due) => {
        for (let index = 0; index < due; index++)
          lose(connect(Date.now() - 60, '/storm'), Date.now())
        host.changed()
      }),
    count: () =>
      [...log.connections.values()].reduce((sum, { messages }) => sum + messages.length, 0),
  }
}

/** Runs what is due, again and again, as pulls do. */
function steadily(
  count: number,
  rate: number,
  run: (from: number, count: number) => void,
): Promise<void> {
  const began = performance.now()
  let done = 0
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const due = Math.min(count, Math.floor(((performance.now() - began) / 1_000) * rate))
      if (due > done) run(done, due - done)
      done = due
      if (done < count) return
      clearInterval(timer)
      resolve()
    }, PULL)
  })
}

/** Each of 100 bytes and of one piece, as text from a port is: not a rope of its parts. */
function bodiesFrom(first: number, count: number): string[] {
  return structuredClone(Array.from({ length: count }, (_, index) => bodyOf(first + index)))
}

function bodyOf(index: number): string {
  if (index % BEAT < 2) return index % 4 === 0 ? '{"type":"ping"}' : '{"type":"pong"}'
  const start = `{"type":"tick","sequence":${index},"user":{"id":${index % 5_000}},"note":"`
  return `${start.padEnd(98, 'x')}"}`
}
