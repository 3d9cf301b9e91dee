import { packHar } from '../../src/har/pack.ts'
import { MAX_SPILL, type Spill } from '../../src/spill.ts'
import type { Session } from '../session.ts'
import { inBackground, whenIdle } from './idle.ts'
import { createLearner } from './learner.ts'
import { snapshotOf } from './snapshot.ts'

/** How often, ms, it looks whether there is something new. */
const LOOK = 500
/** ms between two files at least, and the share of the time that writing may take. */
const REST = 5_000
const SHARE = 0.05
/** ms at a time. */
const SLICE = 8
/** Secrets it remembers; a page that says more of them, in each message another, is left alone. */
const MAX_SECRETS = 10_000

/**
 * Leaves the log for a panel that comes after this one, without its secrets: in the background, and
 * the latest state alone. Until a flood of messages has been searched for secrets nothing is left.
 */
export function startSpilling(session: Session, spill: Spill): () => void {
  const { log, host } = session
  const learner = createLearner(log)
  let dirty = true
  let nextAt = 0
  let running: AbortController | undefined

  async function look(): Promise<void> {
    if (running || !dirty || !host.capture.recording() || performance.now() < nextAt) return
    const own = new AbortController()
    running = own
    try {
      await learn(own.signal)
      const began = performance.now()
      await inBackground(() => leave(own.signal))
      nextAt = performance.now() + Math.max(REST, (performance.now() - began) / SHARE)
    } catch {
      // Given up, or there is no room: it tries again.
      dirty = true
      nextAt = own.signal.aborted ? 0 : performance.now() + REST
    } finally {
      running = undefined
    }
  }

  async function learn(signal: AbortSignal): Promise<void> {
    do await whenIdle(signal)
    while (!learner.work(SLICE) && !isFull())
  }

  async function leave(signal: AbortSignal): Promise<void> {
    if (isFull()) return giveUp()
    dirty = false
    if (log.connections.size === 0) return spill.clear()
    const snapshot = snapshotOf(log, session.diagnosisOf)
    const at = host.capture.now()
    const options = { now: at, secrets: learner.secrets, gzip: true, signal }
    let har = await packHar(snapshot, { ...options, payloads: 'redacted' })
    if (har.size > MAX_SPILL) har = await packHar(snapshot, { ...options, payloads: 'sizes' })
    signal.throwIfAborted()
    if (har.size > MAX_SPILL) return spill.clear()
    const held = [...snapshot.connections].map(
      ([id, { messages }]) => [id, messages.length] as const,
    )
    await spill.write({ at, documents: [...snapshot.pages.keys()], held, har })
    // Forgotten while it was written.
    if (signal.aborted) await spill.clear()
  }

  function isFull(): boolean {
    return learner.secrets.replaced().length > MAX_SECRETS
  }

  function giveUp(): Promise<void> {
    clearInterval(timer)
    return spill.clear()
  }

  function forget(): void {
    running?.abort()
    dirty = true
    nextAt = 0
    spill.clear().catch(() => {})
  }

  const timer = setInterval(() => void look(), LOOK)
  let first = true
  const stops = [
    host.capture.listen(() => {
      dirty = true
    }),
    // Undone, or not: what was cleared may be back.
    session.undo.offered.subscribe(() => {
      dirty = true
    }),
    session.forgotten.subscribe(() => {
      if (!first) forget()
      first = false
    }),
    () => clearInterval(timer),
    () => running?.abort(),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
