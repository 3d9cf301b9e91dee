import { Button } from '../parts/button.tsx'
import { useEscape } from '../parts/escape.ts'
import { focusNext } from '../parts/focus.ts'
import styles from './captures.module.css'

const OPENER = '[data-action="import"]'

/** Why a file was not opened. */
export function ImportFailure({ words, close }: { words: string; close(): void }) {
  useEscape('[data-view="import-error"]', close, OPENER)
  function dismiss(): void {
    close()
    focusNext(OPENER)
  }
  return (
    <p class={styles.failure} role="alert" data-view="import-error">
      {words}
      <Button framed label="Dismiss this message" keys="Escape" onClick={dismiss}>
        Dismiss
      </Button>
    </p>
  )
}
