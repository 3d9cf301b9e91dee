import type { Handshakes } from '../src/channel/handshakes.ts'
import { handshakeOf } from '../src/channel/har-handshake.ts'
import type { Clock } from '../src/clock.ts'
import type { Log } from '../src/log.ts'

/** A look at the log of the network costs its length: the next one waits so many times as long. */
const REST = 20
const SHORTEST_REST = 1_000

/**
 * `devtools.network` tells of a handshake when the socket fails or ends; of those that are open only
 * when asked. https://developer.chrome.com/docs/extensions/reference/api/devtools/network
 */
export function watchHandshakes(
  handshakes: Handshakes,
  log: Log,
  clock: Clock,
  changed: Listen,
): void {
  const { network } = chrome.devtools
  let nextLook = 0

  network.onRequestFinished.addListener((entry) => take(entry))
  look(isOver)
  changed(() => {
    if (Date.now() >= nextLook && hasUnexplained(log)) look(isAnswered)
  })

  function look(wanted: (entry: unknown) => boolean): void {
    const began = Date.now()
    nextLook = Number.POSITIVE_INFINITY
    network.getHAR((har) => {
      nextLook = Date.now() + Math.max(SHORTEST_REST, (Date.now() - began) * REST)
      for (const entry of har.entries) if (wanted(entry)) take(entry)
    })
  }

  function take(entry: unknown): void {
    const handshake = handshakeOf(entry)
    if (!handshake) return
    const { at } = handshake
    // By the wall clock, which steps and drifts away from the log's.
    handshakes.add({ ...handshake, ...(at !== undefined && { at: at + clock() - Date.now() }) })
  }
}

type Listen = (changed: () => void) => () => void

/** A handshake under way looks like one that failed without a text: that one is told when it ends. */
function isOver(entry: unknown): boolean {
  const handshake = handshakeOf(entry)
  return handshake?.status !== undefined || Boolean(handshake?.error)
}

/** Refused handshakes are told as they happen; looking again would tell them twice. */
function isAnswered(entry: unknown): boolean {
  return handshakeOf(entry)?.status !== undefined
}

function hasUnexplained(log: Log): boolean {
  for (const { opened, handshake } of log.connections.values())
    if (opened && !handshake) return true
  return false
}
