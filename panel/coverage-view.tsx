import { plural } from '../src/format/count.ts'
import type { Coverage } from '../src/host.ts'
import { useSession } from './context.ts'
import styles from './coverage-view.module.css'
import { Button } from './parts/button.tsx'

/** What of the tab is seen, frame by frame, and what is not. */
export function CoverageView() {
  const session = useSession()
  const coverage = session.coverage.value
  return (
    <section id="coverage" class={styles.coverage} data-view="coverage" aria-label="Coverage">
      <Frames coverage={coverage} />
      <Workers count={coverage.workers} />
    </section>
  )
}

function Frames({ coverage: { state, frames } }: { coverage: Coverage }) {
  const { masks, host } = useSession()
  if (state === 'starting') return <p>Looking for the frames of this page.</p>
  if (frames.length === 0) return <p>No frame of this page answers, so nothing is captured.</p>
  return (
    <>
      <ul>
        {frames.map((frame, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two frames may have one URL.
          <li key={index} data-captured={frame.captured}>
            <span class={styles.what}>{frame.captured === 'late' ? 'Late' : 'Captured'}</span>
            <span class={styles.url}>
              {masks.value.url(frame.url)}
              {frame.top ? ' (page)' : ''}
            </span>
          </li>
        ))}
      </ul>
      {frames.some((frame) => frame.captured === 'late') && (
        <p>
          The scripts of a late frame ran before WebSocket Doctor did: sockets it opened earlier are
          not seen.{' '}
          <Button framed label="Reload the page" onClick={() => host.reload()}>
            Reload page
          </Button>
        </p>
      )}
    </>
  )
}

function Workers({ count }: { count: number }) {
  return (
    <p>
      {count === 0
        ? 'No socket of a worker was seen. '
        : `${plural(count, 'socket')} of workers: seen by the handshake only. `}
      Extensions cannot run in workers, so messages and close codes there are not visible.
    </p>
  )
}
