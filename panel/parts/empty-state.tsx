import type { ComponentChildren } from 'preact'
import styles from './empty-state.module.css'

/** Says why there is nothing here and what to do. */
export function EmptyState({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class={styles.empty}>
      <div class={styles.text}>
        <h2>{title}</h2>
        {children}
      </div>
    </div>
  )
}
