import type { Signal } from '@preact/signals'
import { formatCount, plural } from '../src/format/count.ts'
import type { Coverage, FrameCoverage, WorkerCoverage } from '../src/host.ts'
import type { Asked } from './captures/export-view.tsx'
import { ImportButton } from './captures/import-button.tsx'
import { useWorkspace } from './captures/workspace-context.ts'
import { useSession } from './context.ts'
import { FilterBox } from './filter/filter-box.tsx'
import { Button } from './parts/button.tsx'
import styles from './toolbar.module.css'

interface Shown {
  coverageShown: Signal<boolean>
  ask(what: Asked): void
}

export function Toolbar({ coverageShown, ask }: Shown) {
  const session = useSession()
  const { exportShown, exportScope } = useWorkspace()
  const recording = session.recording.value
  const { preserve, reveal } = session
  return (
    <div class={styles.toolbar} role="toolbar" aria-label="Recording">
      <Button
        action="record"
        icon="record"
        label={recording ? 'Pause recording' : 'Record'}
        keys="R"
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
      <ImportButton />
      <Button
        action="export"
        icon="export"
        label="Export connections"
        keys="E"
        expanded={exportShown.value}
        controls="export"
        onClick={() => {
          exportScope.value = 'all'
          exportShown.value = !exportShown.value
        }}
      />
      <Button
        action="report"
        icon="report"
        label="Copy a report of the selected connection, else of all, as Markdown"
        keys="C"
        onClick={() => ask('copy')}
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

/** `3 frames captured, 1 late, 1 worker with messages, 2 workers by handshake only`. */
function coverageWords({ state, frames, workers }: Coverage): string {
  const count = (captured: FrameCoverage['captured']) =>
    frames.filter((frame) => frame.captured === captured).length
  const seen = (sees: WorkerCoverage['sees']) =>
    workers.filter((worker) => worker.sees === sees).length
  const [late, missed] = [count('late'), count('missed')]
  return [
    framesInWords(state, frames.length - missed),
    late > 0 && `${formatCount(late)} late`,
    missed > 0 && `${formatCount(missed)} not captured`,
    seen('messages') > 0 && `${plural(seen('messages'), 'worker')} with messages`,
    seen('handshake') > 0 && `${plural(seen('handshake'), 'worker')} by handshake only`,
  ]
    .filter(Boolean)
    .join(', ')
}

function framesInWords(state: Coverage['state'], captured: number): string {
  if (state === 'starting') return 'Looking for frames'
  return state === 'none' ? 'Not captured' : `${plural(captured, 'frame')} captured`
}
