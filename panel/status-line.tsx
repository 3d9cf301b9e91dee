import { type Connection, endedAt } from '../src/connection.ts'
import { formatBytes } from '../src/format/bytes.ts'
import { formatCount, plural } from '../src/format/count.ts'
import { formatDuration } from '../src/format/duration.ts'
import type { Dropped, Log } from '../src/log.ts'
import { SILENCE } from '../src/page.ts'
import { useWorkspace } from './captures/workspace-context.ts'
import { useSession } from './context.ts'
import { Button } from './parts/button.tsx'
import { focusNext } from './parts/focus.ts'
import styles from './status-line.module.css'

/**
 * A pause that ended no longer ago than this, ms, is still told: whoever went on from a breakpoint
 * comes back here.
 */
const TOLD_FOR = 10_000

/** Why a page does not run. */
const REASONS = '(breakpoint, dialog or long task)'

/** Counts, losses and notices. Only `notice` and `announcement` are read out: counts change all the time. */
export function StatusLine() {
  const session = useSession()
  session.revision.value
  const { log, announcement, notice } = session
  const { live } = useWorkspace()
  const { undo } = live
  const dropped = droppedWords(log.dropped)
  const { silence } = session.coverage.value
  const counts = countWords([...log.connections.values()])
  const pause = silence < SILENCE ? pauseWords(log, session.now.value) : silenceWords(silence)
  return (
    <footer class={styles.status}>
      <span class={styles.counts} title={counts}>
        {counts}
      </span>
      <span class={styles.notice} role="status" title={notice.text.value || undefined}>
        {notice.text}
      </span>
      {!live.recording.value && <span class={styles.warning}>Recording is paused</span>}
      {pause && (
        <span class={styles.warning} title={pause}>
          {pause}
        </span>
      )}
      {dropped && (
        <span class={styles.warning} title={dropped} data-dropped>
          {dropped}
        </span>
      )}
      {undo.offered.value && (
        <span class={styles.offer}>
          Log cleared
          <Button
            action="undo"
            label="Bring the cleared log back"
            onClick={() => {
              undo.undo()
              session.announcement.value = 'Log brought back'
              focusNext('[data-action="clear"]')
            }}
          >
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
    if (endedAt(connection) === undefined && !connection.endUnrecorded) open++
  }
  const lives = `${plural(connections.length, 'connection')}, ${formatCount(open)} open`
  return `${lives} · ${plural(messages, 'message')}, ${formatBytes(bytes)}`
}

/** What the bounds and the channel cost; empty when nothing went. */
function droppedWords(dropped: Dropped): string {
  const { bodies, messages, connections, events, malformed, lost } = dropped
  const parts = [
    bodies > 0 && `${plural(bodies, 'message body', 'message bodies')} let go`,
    messages > 0 && `${plural(messages, 'message')} let go`,
    connections > 0 && `${plural(connections, 'connection')} let go`,
    events > 0 && `${plural(events, 'event')} let go`,
    lost > 0 && `${plural(lost, 'event')} lost`,
    malformed > 0 && `${plural(malformed, 'malformed part')} refused`,
  ]
  return parts.filter(Boolean).join(', ')
}

/** A pause of the page that just ended. */
function pauseWords(log: Log, now: number): string | undefined {
  for (const page of log.pages.values()) {
    const last = page.events.findLast((event) => event.kind === 'paused')
    if (page.leftAt !== undefined || last?.kind !== 'paused') continue
    if (last.at + last.duration < now - TOLD_FOR) continue
    return `Page paused for ${formatDuration(last.duration)} ${REASONS}`
  }
  return undefined
}

function silenceWords(silence: number): string {
  return `Page has not answered for ${formatDuration(silence)} ${REASONS}`
}
