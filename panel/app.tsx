import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import styles from './app.module.css'
import { BlankState } from './blank-state.tsx'
import { ConnectionList } from './connection-list.tsx'
import { useSession } from './context.ts'
import { CoverageView } from './coverage-view.tsx'
import { Details } from './details.tsx'
import { type Layout, useLayout } from './layout.ts'
import { Splitter } from './parts/splitter.tsx'
import { StatusLine } from './status-line.tsx'
import { Timeline } from './timeline/timeline.tsx'
import { Toolbar } from './toolbar.tsx'

/** The whole panel. */
export function App() {
  const root = useRef<HTMLDivElement>(null)
  const layout = useLayout(root)
  const coverageShown = useSignal(false)
  return (
    <div class={styles.app} ref={root} data-layout={layout}>
      <Toolbar coverageShown={coverageShown} />
      {coverageShown.value && <CoverageView />}
      <Content layout={layout} />
      <StatusLine />
    </div>
  )
}

function Content({ layout }: { layout: Layout }) {
  const session = useSession()
  session.revision.value
  return session.log.connections.size === 0 ? <BlankState /> : <Panes layout={layout} />
}

function Panes({ layout }: { layout: Layout }) {
  return (
    <main class={styles.panes}>
      <section class={styles.timeline} aria-label="Timeline">
        <Timeline />
      </section>
      <Splitter
        class={styles.across}
        name="timeline"
        axis="y"
        sizes="before"
        property="--timeline-size"
        label="Height of the timeline"
      />
      <section class={styles.list} aria-label="Connections">
        <ConnectionList />
      </section>
      <Splitter
        key={layout}
        class={styles.split}
        name={`details.${layout}`}
        axis={layout === 'narrow' ? 'y' : 'x'}
        sizes="after"
        property="--details-size"
        label="Size of the details"
      />
      <section class={styles.details} aria-label="Details">
        <Details />
      </section>
    </main>
  )
}
