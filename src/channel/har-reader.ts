import type { Handshake } from '../handshake.ts'
import type { Handshakes } from './handshakes.ts'
import { endOf, keyOf, newestStart, tookOf } from './har-entry.ts'
import { handshakeOf } from './har-handshake.ts'
import { messageCount, messagesOf } from './har-messages.ts'
import { outsiderOf } from './har-outsider.ts'
import type { Outsiders } from './outsiders.ts'
import { isObject } from './shape.ts'

/** Reads what `devtools.network` tells of sockets, each part of it once. */
export interface HarReader {
  /**
   * A look at the whole log. `missed`: some were refused, and `finished` was not called. Returns how
   * much there was to copy: entries and messages.
   */
  look(har: unknown, missed: boolean): number
  /** The entry of a socket that failed or ended, as it does. */
  finished(entry: unknown): void
}

/**
 * @param extension the origin of the extension, with a slash
 * @param offset what to add to a time of the wall clock now, ms: it steps, and drifts
 */
export function createHarReader(
  handshakes: Handshakes,
  outsiders: Outsiders,
  extension: string,
  offset: () => number,
): HarReader {
  /** Handshakes that were told whole, by their keys. */
  const told = new Map<string, 'document' | 'outsider'>()

  function look(har: unknown, missed: boolean): number {
    const { entries, pages } = isObject(har) ? har : {}
    const present = new Set<string>()
    let parts = 0
    for (const entry of Array.isArray(entries) ? entries : []) {
      const key = keyOf(entry)
      parts += 1 + messageCount(entry)
      if (key === undefined) continue
      present.add(key)
      if (told.get(key) === 'document') continue
      if (told.get(key) === 'outsider') readOn(entry, key)
      else begin(entry, key, missed)
    }
    leaveBehind(present, newestStart(pages))
    return parts
  }

  /** A handshake under way looks like one that failed without a text: that one is told when it ends. */
  function begin(entry: unknown, key: string, missed: boolean): void {
    const handshake = handshakeOf(entry)
    if (!handshake || (handshake.status === undefined && !handshake.error)) return
    if (outsiderOf(entry, extension)) tellOutsider(entry, key, handshake)
    else if (handshake.status !== undefined || missed) tell(key, handshake)
  }

  function finished(entry: unknown): void {
    const key = keyOf(entry)
    const handshake = handshakeOf(entry)
    if (key === undefined || !handshake) return
    if (!outsiderOf(entry, extension)) tell(key, handshake)
    else {
      tellOutsider(entry, key, handshake)
      outsiders.end(key, Date.now() + offset(), 'told')
    }
  }

  function tell(key: string, handshake: Handshake): void {
    told.set(key, 'document')
    handshakes.add(aligned(handshake))
  }

  function tellOutsider(entry: unknown, key: string, handshake: Handshake): void {
    const outsider = outsiderOf(entry, extension)
    const { at } = aligned(handshake)
    told.set(key, 'outsider')
    outsiders.take(
      { ...aligned(handshake), id: key, ...(outsider && { outsider }) },
      { ...(at !== undefined && { openedAt: at + tookOf(entry) }), ...unread(entry, key) },
    )
    endAsTold(entry, key)
  }

  function readOn(entry: unknown, key: string): void {
    const handshake = messageCount(entry) > outsiders.read(key) && handshakeOf(entry)
    if (handshake) tellOutsider(entry, key, handshake)
    else endAsTold(entry, key)
  }

  function unread(entry: unknown, key: string) {
    const messages = messagesOf(entry, outsiders.read(key), offset())
    return { messages, read: messageCount(entry) }
  }

  function endAsTold(entry: unknown, key: string): void {
    const end = endOf(entry)
    if (end !== undefined) outsiders.end(key, end + offset(), 'told')
  }

  function aligned(handshake: Handshake): Handshake {
    const { at } = handshake
    return { ...handshake, ...(at !== undefined && { at: at + offset() }) }
  }

  /** A navigation clears the log, and with it what the page before it had. */
  function leaveBehind(present: ReadonlySet<string>, started: number | undefined): void {
    if (started === undefined) return
    for (const [key, { constructed }] of outsiders.living()) {
      const isOlder = constructed.at < started + offset()
      if (isOlder && !present.has(key)) outsiders.end(key, started + offset(), 'left')
    }
  }

  return { look, finished }
}
