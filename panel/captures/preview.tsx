import { plural } from '../../src/format/count.ts'
import type { Replaced } from '../../src/har/placeholders.ts'
import { Button } from '../parts/button.tsx'
import styles from './export.module.css'
import type { Exporter } from './exporter.ts'

/** Rows of the preview; a log may hold thousands of tokens. */
const MAX_ROWS = 200

/** What is covered, by the name of the field and what stands in its place: never the secret. */
export function Preview({ exporter }: { exporter: Exporter }) {
  const { covered, payloads, preview, work } = exporter
  const isCovered = covered.value || payloads.value === 'redacted'
  if (!isCovered)
    return <p class={styles.warning}>Nothing is covered: tokens and cookies go along.</p>
  return (
    <div class={styles.preview}>
      {payloads.value === 'full' && (
        <p class={styles.warning}>Messages go along as they are, with their secrets.</p>
      )}
      <Button
        framed
        action="export-preview"
        label="List the secrets that will be covered"
        disabled={work.value !== undefined}
        onClick={() => void exporter.look()}
      >
        What is covered
      </Button>
      {preview.value && <Table replaced={preview.value} />}
    </div>
  )
}

function Table({ replaced }: { replaced: readonly Replaced[] }) {
  if (replaced.length === 0) return <p data-view="export-preview">No secret was found.</p>
  return (
    <div class={styles.table} data-view="export-preview">
      <p>{plural(replaced.length, 'secret')} covered</p>
      <ul>
        {replaced.slice(0, MAX_ROWS).map(({ name, placeholder, count }) => (
          <li key={placeholder}>
            <span>{name || 'token'}</span>
            <code>{placeholder}</code>
            <span>{plural(count, 'place')}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
