import type { Log } from '../log.ts'
import type { ExportOptions } from './export.ts'
import { createPace } from './pace.ts'
import { createRedactor, type Redactor } from './redact.ts'
import { eventsOf } from './write-entry.ts'

/**
 * A redactor that knows the secrets of a capture, all of it, whatever part goes into a file: one that
 * stands in a URL may come back in a message of another connection, and one of a message in a close
 * reason.
 */
export async function learnSecrets(
  log: Log,
  options: Pick<ExportOptions, 'signal' | 'progress'>,
  patterns: readonly RegExp[] = [],
): Promise<Redactor> {
  const redactor = createRedactor(patterns)
  const pace = createPace(options.signal)
  const connections = [...log.connections.values()]
  const total = connections.reduce((sum, { messages }) => sum + messages.length, 0)
  let done = 0
  for (const page of log.pages.values()) {
    redactor.learn(page.start)
    for (const event of [...page.events]) {
      redactor.learn(event)
      await pace.step()
    }
  }
  for (const connection of connections) {
    redactor.learn([eventsOf(connection), connection.handshake, connection.judged])
    for (const { body } of [...connection.messages]) {
      if (typeof body === 'string') redactor.text(body)
      if (++done % 1_000 === 0) options.progress?.(done, total)
      const rest = pace.step()
      if (rest) await rest
    }
  }
  return redactor
}
