import styles from './body.module.css'

/** How far work on something long is. */
export function Progress({ of, part }: { of: string; part: number }) {
  return (
    <p class={styles.note} role="status">
      {of} … {Math.floor(part * 100)} %
    </p>
  )
}
