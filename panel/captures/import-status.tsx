import { formatBytes } from '../../src/format/bytes.ts'
import { plural } from '../../src/format/count.ts'
import { Button } from '../parts/button.tsx'
import styles from './captures.module.css'
import { ImportFailure } from './import-failure.tsx'
import type { Reading } from './workspace.ts'
import { useWorkspace } from './workspace-context.ts'

/** How far a file is read, and why one was not opened. */
export function ImportStatus() {
  const { readings, failure } = useWorkspace()
  return (
    <>
      {readings.value.map((reading, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name.
        <Progress key={index} reading={reading} />
      ))}
      {failure.value !== undefined && (
        <ImportFailure
          words={failure.value}
          close={() => {
            failure.value = undefined
          }}
        />
      )}
    </>
  )
}

function Progress({ reading: { name, size, done, cancel } }: { reading: Reading }) {
  const { bytes, messages } = done.value
  return (
    <p class={styles.progress} data-view="import-progress">
      <span>Reading {name}</span>
      <progress max={Math.max(1, size)} value={bytes} aria-label={`Reading ${name}`} />
      <span>
        {formatBytes(bytes)} of {formatBytes(size)}, {plural(messages, 'message')}
      </span>
      <Button framed action="import-cancel" label="Stop reading the file" onClick={cancel}>
        Cancel
      </Button>
    </p>
  )
}
