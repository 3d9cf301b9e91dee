import { eventsOf } from '../../src/har/write-entry.ts'
import type { Log } from '../../src/log.ts'
import { createMatcher } from '../matching/matcher.ts'
import { createTexts, type Texts } from '../matching/texts.ts'

/** UTF-16 units tried in one go. */
const MAX_LENGTH = 1024 * 1024

/**
 * Goes through all texts of a capture with an expression, in a worker: what covers its matches runs
 * in the panel, which one that takes minutes would stop.
 *
 * @param start Undefined where there are no workers.
 * @throws Error why the expression cannot be used, or the reason of the signal.
 */
export async function tryOut(
  source: string,
  log: Log,
  start: (() => Worker) | undefined,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted()
  const expressions = [{ source, negated: false }]
  let give = (_why: Error) => {}
  const matcher = createMatcher(start, (why) => give(new Error(why)))
  const leave = () => give(signal.reason)
  signal.addEventListener('abort', leave)
  try {
    for (const texts of batchesOf(log)) {
      await new Promise((resolve, reject) => {
        give = reject
        matcher.ask({ ...texts.about(expressions), everywhere: true }, resolve)
      })
    }
  } finally {
    signal.removeEventListener('abort', leave)
    matcher.stop()
  }
}

function* batchesOf(log: Log): Generator<Texts> {
  let texts = createTexts()
  for (const text of textsOf(log)) {
    texts.add(text)
    if (texts.length < MAX_LENGTH) continue
    yield texts
    texts = createTexts()
  }
  if (texts.count > 0) yield texts
}

function* textsOf(log: Log): Generator<string> {
  for (const { start, events } of log.pages.values()) yield* textsIn([start, ...events])
  for (const connection of log.connections.values()) {
    yield* textsIn([eventsOf(connection), connection.handshake, connection.judged])
    for (const { body } of [...connection.messages]) if (typeof body === 'string') yield body
  }
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null) {
    for (const one of Object.values(value)) yield* textsIn(one)
  }
}
