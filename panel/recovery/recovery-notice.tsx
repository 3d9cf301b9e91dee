import styles from '../captures/captures.module.css'
import { Button } from '../parts/button.tsx'
import type { Recovery } from './recovery.ts'

/** Says that the log of an earlier panel is open beside the live one, and offers to let it go. */
export function RecoveryNotice({ recovery }: { recovery: Recovery }) {
  const { recovered, discard } = recovery
  if (!recovered.value) return null
  return (
    <p class={styles.notice} role="status" data-view="recovery">
      Recovered: what the panel held until {recovered.value.until}. Secrets are covered in it.
      <Button
        framed
        action="discard"
        label="Close what was recovered and delete it"
        onClick={discard}
      >
        Discard
      </Button>
    </p>
  )
}
