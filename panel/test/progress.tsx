import { formatDuration } from '../../src/format/duration.ts'
import { type Probe, progressOf } from '../../src/probe/probe.ts'
import styles from './test.module.css'

/** What a running test does now, and how far the wait has come. */
export function Progress({ probe, now }: { probe: Probe; now: number }) {
  const progress = progressOf(probe, now)
  if (!progress) return null
  const { elapsed, total } = progress
  const words = phaseWords(probe)
  return (
    <div class={styles.progress}>
      <p>{words}</p>
      <progress value={elapsed} max={total} aria-label={words} />
      <span data-elapsed={Math.round(elapsed)} data-total={Math.round(total)}>
        {formatDuration(elapsed)} of {formatDuration(total)}
      </span>
    </div>
  )
}

function phaseWords({ phase, attempts, plan }: Probe): string {
  const attempt = attempts.at(-1)
  if (attempt?.endedAt !== undefined) return 'It ended. Looking at what happened around it.'
  if (attempt?.openedAt === undefined) return 'Opening a fresh connection.'
  switch (phase) {
    case 'open':
      return `Open. Saying the opening of ${plan.library?.name ?? 'the protocol'}.`
    case 'keep-alive':
      return `Open. Sending a keep-alive every ${formatDuration(attempt.keepAlive?.interval ?? 0)}: does it outlive the silent one?`
    default:
      return 'Open and silent. Waiting for it to end.'
  }
}
