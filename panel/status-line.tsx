import { type Connection, endedAt } from '../src/connection.ts'
import { formatBytes } from '../src/format/bytes.ts'
import { formatCount, plural } from '../src/format/count.ts'
import { formatDuration } from '../src/format/duration.ts'
import type { Dropped, Log } from '../src/log.ts'
import { useSession } from './context.ts'
import { Button } from './parts/button.tsx'
import styles from './status-line.module.css'

/** A pause that ended no longer ago than this, ms, is still told. */
const TOLD_FOR = 3_000

/** Counts, losses and notices. Only `announcement` is read out: counts change all the time. */
export function StatusLine() {
  const session = useSession()
  session.revision.value
  const { log, undo, announcement } = session
  const dropped = droppedWords(log.dropped)
  const pause = pauseWords(log, session.now.value)
  return (
    <footer class={styles.status}>
      <span>{countWords([...log.connections.values()])}</span>
      {!session.recording.value && <span class={styles.warning}>Recording is paused</span>}
      {pause && <span class={styles.warning}>{pause}</span>}
      {dropped && (
        <span class={styles.warning} data-dropped>
          {dropped}
        </span>
      )}
      {undo.offered.value && (
        <span>
          Log cleared
          <Button action="undo" label="Bring the cleared log back" onClick={undo.undo}>
            Undo
          </Button>
        </span>
      )}
      <span class="visually-hidden" role="status" aria-live="polite">
        {announcement}
      </span>
    </footer>
  )
}

function countWords(connections: readonly Connection[]): string {
  let open = 0
  let messages = 0
  let bytes = 0
  for (const connection of connections) {
    messages += connection.sent.count + connection.received.count
    bytes += connection.sent.bytes + connection.received.bytes
    if (endedAt(connection) === undefined) open++
  }
  const lives = `${plural(connections.length, 'connection')}, ${formatCount(open)} open`
  return `${lives} · ${plural(messages, 'message')}, ${formatBytes(bytes)}`
}

/** What the bounds and the channel cost; empty when nothing went. */
function droppedWords({ bodies, messages, connections, malformed, lost }: Dropped): string {
  const parts = [
    bodies > 0 && `${plural(bodies, 'message body', 'message bodies')} let go`,
    messages > 0 && `${plural(messages, 'message')} let go`,
    connections > 0 && `${plural(connections, 'connection')} let go`,
    lost > 0 && `${plural(lost, 'event')} lost`,
    malformed > 0 && `${plural(malformed, 'malformed part')} refused`,
  ]
  return parts.filter(Boolean).join(', ')
}

/** A pause of the page that goes on, or just ended. */
function pauseWords(log: Log, now: number): string | undefined {
  for (const page of log.pages.values()) {
    const last = page.events.findLast((event) => event.kind === 'paused')
    if (page.leftAt !== undefined || last?.kind !== 'paused') continue
    if (last.at + last.duration < now - TOLD_FOR) continue
    return `Page paused for ${formatDuration(last.duration)} (breakpoint, dialog or long task)`
  }
  return undefined
}
