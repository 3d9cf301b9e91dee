import type { ClosedBy } from '../../src/diagnose/verdict.ts'
import styles from './actor.module.css'

/** A shape for each actor on a 10 × 10 grid, so that colour is not the only sign. */
export const SHAPES: Record<ClosedBy, string> = {
  page: 'M5 .8 9.6 9.2H.4Z',
  server: 'M1 1h8v8H1Z',
  browser: 'M5 .2 9.8 5 5 9.8.2 5Z',
  network: 'M2 .6 5 3.6l3-3L9.4 2l-3 3 3 3L8 9.4l-3-3-3 3L.6 8l3-3-3-3Z',
  unknown:
    'M5 .6a4.4 4.4 0 1 0 0 8.8 4.4 4.4 0 0 0 0-8.8Zm0 1.5a2.9 2.9 0 1 1 0 5.8 2.9 2.9 0 0 1 0-5.8Z',
}

/** The mark of who closed; the word stands beside it. */
export function ActorMark({ by, size = 10 }: { by: ClosedBy; size?: number }) {
  return (
    <svg
      class={styles.mark}
      data-by={by}
      viewBox="0 0 10 10"
      width={size}
      height={size}
      aria-hidden="true"
    >
      <path d={SHAPES[by]} fill-rule="evenodd" />
    </svg>
  )
}
