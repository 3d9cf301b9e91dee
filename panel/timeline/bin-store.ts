import type { Connection } from '../../src/connection.ts'
import type { Message } from '../../src/event.ts'
import { isHeartbeat } from '../../src/heartbeat.ts'
import { type Bin, binMessages, type Stretch } from './bins.ts'

/** Time new bins may take in one frame, ms: the rest of the frame is drawing. */
const BUDGET = 5

/** Bins kept beyond those that show, as a multiple of them. */
const KEPT = 4

/** The bins of each connection, kept from frame to frame. */
export interface BinStore {
  /** Begins a frame. */
  begin(): void
  /** Bins of a connection; those of an earlier zoom where the time of the frame is over. */
  of(connection: Connection, stretch: Stretch): Binned
  /** Whether the frame had time for all it was asked for. */
  complete(): boolean
}

export interface Binned {
  readonly length: number
  readonly bins: readonly Bin[]
}

interface Entry extends Stretch {
  readonly bins: Bin[]
  readonly first: Message | undefined
  /** Messages that were counted. */
  readonly count: number
  /** Of the last message, ms. */
  readonly lastAt: number
  readonly beats: number
}

export function createBinStore(): BinStore {
  const known = new WeakMap<Connection, Entry>()
  let deadline = 0
  let complete = true

  function of(connection: Connection, stretch: Stretch): Binned {
    const before = known.get(connection)
    const kept = before && isGood(before, connection, stretch) ? before : undefined
    if (before && !kept && performance.now() > deadline) {
      complete = false
      return before
    }
    const entry = kept ? extended(kept, connection, stretch) : entryOf(connection, stretch)
    known.set(connection, entry)
    return entry
  }
  return {
    begin() {
      deadline = performance.now() + BUDGET
      complete = true
    },
    of,
    complete: () => complete,
  }
}

/** Whether what is known can be gone on with: the same zoom, and nothing changed but at the end. */
function isGood(entry: Entry, connection: Connection, stretch: Stretch): boolean {
  const { messages } = connection
  return (
    entry.length === stretch.length &&
    entry.first === messages[0] &&
    entry.count <= messages.length &&
    entry.beats === beatsOf(connection) &&
    stretch.from <= entry.to &&
    stretch.to >= entry.from &&
    entry.to - entry.from <= KEPT * (stretch.to - stretch.from)
  )
}

function entryOf(connection: Connection, stretch: Stretch): Entry {
  return { ...stretch, bins: binsOf(connection, stretch), ...stateOf(connection) }
}

/** Adds what came into view on either side, and counts the end anew where messages came. */
function extended(entry: Entry, connection: Connection, { length, from, to }: Stretch): Entry {
  const { bins } = entry
  const good = connection.messages.length > entry.count ? unchanged(entry) : entry.to
  while ((bins.at(-1)?.index ?? -1) >= good) bins.pop()
  const right = Math.max(entry.to, to)
  if (from < entry.from) bins.unshift(...binsOf(connection, { length, from, to: entry.from }))
  if (good < right) bins.push(...binsOf(connection, { length, from: good, to: right }))
  const range = { length, from: Math.min(entry.from, from), to: right }
  return { ...range, bins, ...stateOf(connection) }
}

/** The index up to which messages that come change nothing. */
function unchanged({ length, from, to, lastAt }: Entry): number {
  return Math.max(from, Math.min(to, Math.floor(lastAt / length)))
}

function stateOf(connection: Connection): Pick<Entry, 'first' | 'count' | 'lastAt' | 'beats'> {
  const { messages } = connection
  return {
    first: messages[0],
    count: messages.length,
    lastAt: messages.at(-1)?.at ?? 0,
    beats: beatsOf(connection),
  }
}

/** Changes when messages that were data turn out to be heartbeats. */
function beatsOf({ heartbeats }: Connection): number {
  return heartbeats.tracks.filter(({ regular }) => regular).length
}

function binsOf(connection: Connection, stretch: Stretch): Bin[] {
  return binMessages(connection.messages, stretch, (message) => isHeartbeat(message, connection))
}
