import { type Signal, useComputed } from '@preact/signals'
import { formatCount, plural } from '../src/format/count.ts'
import type { Coverage } from '../src/host.ts'
import { useSession } from './context.ts'
import { Button } from './parts/button.tsx'
import { Icon } from './parts/icon.tsx'
import styles from './toolbar.module.css'

export function Toolbar({ coverageShown }: { coverageShown: Signal<boolean> }) {
  const session = useSession()
  const recording = session.recording.value
  const { preserve, reveal } = session
  return (
    <div class={styles.toolbar} role="toolbar" aria-label="Recording">
      <Button
        action="record"
        icon="record"
        label={recording ? 'Pause recording' : 'Record'}
        pressed={recording}
        onClick={() => {
          session.setRecording(!recording)
          session.announcement.value = recording ? 'Recording paused' : 'Recording'
        }}
      />
      <Button
        action="clear"
        icon="clear"
        label="Clear log"
        onClick={() => {
          session.clear()
          session.announcement.value = 'Log cleared'
        }}
      />
      <span class={styles.separator} />
      <label class={styles.check} title="Keep the log when the page navigates or reloads">
        <input
          type="checkbox"
          data-action="preserve"
          checked={preserve.value}
          onChange={(event) => {
            preserve.value = event.currentTarget.checked
          }}
        />
        Preserve log
      </label>
      <FilterBox />
      <Button
        action="coverage"
        label="What of this tab is captured"
        expanded={coverageShown.value}
        controls="coverage"
        onClick={() => {
          coverageShown.value = !coverageShown.value
        }}
      >
        {coverageWords(session.coverage.value)}
      </Button>
      <Button
        action="reveal"
        icon="eye"
        label={reveal.value ? 'Mask secrets' : 'Reveal secrets'}
        pressed={reveal.value}
        onClick={() => {
          reveal.value = !reveal.value
        }}
      />
    </div>
  )
}

function FilterBox() {
  const { query, filter } = useSession().search
  const error = useComputed(() =>
    filter.value.kind === 'error' ? filter.value.message : undefined,
  )
  return (
    <div class={styles.filter}>
      <Icon name="filter" size={14} />
      <input
        type="search"
        data-action="filter"
        placeholder="Filter: text, /regex/, -not"
        aria-label="Filter connections and messages"
        aria-invalid={error.value !== undefined}
        aria-describedby={error.value === undefined ? undefined : 'filter-error'}
        spellcheck={false}
        value={query.value}
        onInput={(event) => {
          query.value = event.currentTarget.value
        }}
      />
      {error.value !== undefined && (
        <span id="filter-error" class={styles.error} role="alert">
          {error.value}
        </span>
      )}
    </div>
  )
}

/** `3 frames captured, 1 late, 2 workers by handshake only`. */
function coverageWords({ state, frames, workers }: Coverage): string {
  if (state === 'starting') return 'Looking for frames'
  if (state === 'none') return 'Not captured'
  const late = frames.filter((frame) => frame.captured === 'late').length
  return [
    `${plural(frames.length, 'frame')} captured`,
    late > 0 && `${formatCount(late)} late`,
    workers > 0 && `${plural(workers, 'worker socket')} by handshake only`,
  ]
    .filter(Boolean)
    .join(', ')
}
