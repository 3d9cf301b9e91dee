import type { ComponentChildren } from 'preact'
import { plural } from '../src/format/count.ts'
import type { Coverage, FrameCoverage, Host, WorkerCoverage } from '../src/host.ts'
import { useSession } from './context.ts'
import styles from './coverage-view.module.css'
import { MAKER, SEEN } from './outside-words.ts'
import { Button } from './parts/button.tsx'
import { useEscape } from './parts/escape.ts'

/** What of the tab is seen, frame by frame and worker by worker, and what is not, and why. */
export function CoverageView({ close }: { close(): void }) {
  const { coverage, host } = useSession()
  useEscape('#coverage', close, '[data-action="coverage"]')
  const { workers, unclaimed } = coverage.value
  return (
    <section
      id="coverage"
      class={styles.coverage}
      data-view="coverage"
      aria-label="Coverage"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys.
      tabIndex={0}
    >
      <Frames coverage={coverage.value} />
      <Workers workers={workers} />
      <ul class={styles.notes}>
        {unclaimed > 0 && <li>{unclaimedWords(unclaimed)}</li>}
        {NOT_VISIBLE[host.browser].map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  )
}

const STATE: Record<FrameCoverage['captured'], string> = {
  captured: 'Captured',
  late: 'Late',
  missed: 'Not captured',
}

function Frames({ coverage: { state, frames } }: { coverage: Coverage }) {
  const { masks } = useSession()
  if (state === 'starting') return <p>Looking for the frames of this page.</p>
  if (frames.length === 0) {
    return (
      <Warning>
        No frame of this page answers, so nothing is captured. Pages that were open when WebSocket
        Doctor was installed or updated are captured after a reload.
      </Warning>
    )
  }
  const some = (captured: FrameCoverage['captured']) =>
    frames.some((frame) => frame.captured === captured)
  return (
    <>
      <ul aria-label="Frames">
        {frames.map((frame, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two frames may have one URL.
          <li key={index} data-captured={frame.captured}>
            <span class={styles.what}>{STATE[frame.captured]}</span>
            <span class={styles.url}>
              {masks.value.url(frame.url)}
              {frame.top ? ' (page)' : ''}
            </span>
          </li>
        ))}
      </ul>
      {some('late') && (
        <Warning>
          The scripts of a late frame ran before WebSocket Doctor did: sockets it opened earlier are
          not seen.
        </Warning>
      )}
      {some('missed') && (
        <Warning>WebSocket Doctor did not get into a frame before its scripts.</Warning>
      )}
    </>
  )
}

/** With the way out of it. */
function Warning({ children }: { children: ComponentChildren }) {
  const { host } = useSession()
  return (
    <p>
      {children}{' '}
      <Button framed action="reload" label="Reload the page" onClick={() => host.reload()}>
        Reload page
      </Button>
    </p>
  )
}

const SEES: Record<WorkerCoverage['sees'], string> = {
  messages: 'Messages',
  handshake: 'Handshake only',
}

function Workers({ workers }: { workers: readonly WorkerCoverage[] }) {
  const { masks } = useSession()
  if (workers.length === 0) return <p>No socket of a worker was seen.</p>
  return (
    <>
      <ul aria-label="Workers">
        {workers.map(({ kind, url, sees, sockets }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two workers may have one script.
          <li key={index} data-seen={sees}>
            <span class={styles.what}>{SEES[sees]}</span>
            <span class={styles.url}>
              {MAKER[kind]}
              {url && `: ${masks.value.url(url)}`} ({plural(sockets, 'socket')})
            </span>
          </li>
        ))}
      </ul>
      {[...new Set(workers.map(({ sees }) => sees))].map((sees) => (
        <p key={sees} class={styles.why}>
          {SEEN[sees]}
        </p>
      ))}
    </>
  )
}

/** What neither browser shows an extension. */
const POPUPS = 'Popups and other tabs: open DevTools there; what happened before is kept for it.'

const NOT_VISIBLE: Record<Host['browser'], readonly string[]> = {
  chromium: [
    'Not visible: sockets of shared workers, and those of other workers and WebSocketStream from before DevTools were opened.',
    POPUPS,
  ],
  firefox: [
    'Not visible: what passes in workers, and sockets of shared and service workers from before DevTools were opened.',
    POPUPS,
  ],
}

function unclaimedWords(count: number): string {
  return `${plural(count, 'handshake')} of sockets nobody told of: their page was left at once, or they are of a frame that is not captured.`
}
