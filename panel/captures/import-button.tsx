import { Icon } from '../parts/icon.tsx'
import styles from './captures.module.css'
import { useWorkspace } from './workspace-context.ts'

/** Opens captures from files; dropping and pasting them works too, see drop.ts. */
export function ImportButton() {
  const workspace = useWorkspace()
  return (
    <label class={styles.import} title="Import captures: HAR files, plain or gzip">
      <Icon name="import" />
      <input
        type="file"
        data-action="import"
        aria-label="Import captures (HAR)"
        accept=".har,.json,.gz,application/json,application/gzip"
        multiple
        onChange={({ currentTarget }) => {
          for (const file of currentTarget.files ?? []) void workspace.open(file, file.name)
          currentTarget.value = ''
        }}
      />
    </label>
  )
}
